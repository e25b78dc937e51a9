package dev.latchkey.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The addresses on which processes listen for TCP connections, by the account of the Linux kernel
/// (proc(5), `/proc/net/tcp`).
final class Listeners {
  private static final String LISTENING = "0A";
  private static final int WORD = 8;

  private Listeners() {}

  static List<InetAddress> of(List<Long> processes) {
    Set<String> inodes =
        processes.stream().flatMap(Listeners::sockets).collect(Collectors.toUnmodifiableSet());
    return Stream.of("tcp", "tcp6")
        .flatMap(protocol -> lines(Path.of("/proc/net", protocol)).skip(1))
        .map(line -> line.strip().split("\\s+"))
        .filter(fields -> fields[3].equals(LISTENING) && inodes.contains(fields[9]))
        .map(fields -> address(fields[1].substring(0, fields[1].indexOf(':'))))
        .toList();
  }

  private static Stream<String> sockets(long process) {
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + process + "/fd"))) {
      return descriptors
          .map(Listeners::target)
          .filter(target -> target.startsWith("socket:["))
          .map(target -> target.substring("socket:[".length(), target.length() - 1))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look into process " + process, e);
    }
  }

  /// A descriptor may be closed while we look.
  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      return "";
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  /// Words of four bytes, each in the byte order of the machine.
  private static InetAddress address(String hex) {
    ByteBuffer bytes = ByteBuffer.allocate(hex.length() / 2);
    for (int word = 0; word < hex.length(); word += WORD) {
      int value = HexFormat.fromHexDigits(hex, word, word + WORD);
      bytes.putInt(
          ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? Integer.reverseBytes(value) : value);
    }
    try {
      return InetAddress.getByAddress(bytes.array());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("Not an address: " + hex, e);
    }
  }
}
