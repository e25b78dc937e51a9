package dev.latchkey.local.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the machine must have.
final class Machine {
  private static final long GIBIBYTE = 1L << 30;
  private static final long MEMORY_GIBIBYTES = 4;
  private static final long DISK_GIBIBYTES = 3;

  private Machine() {}

  static Finding memory() {
    long bytes =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    // Firmware keeps some of it: 4 GiB of chips are less to the system.
    return bytes * 10 >= MEMORY_GIBIBYTES * GIBIBYTE * 9
        ? new Finding.Well("memory", inGibibytes(bytes))
        : new Finding.Missing(
            "memory", inGibibytes(bytes), "The stack takes about 3 GiB; use a larger machine.");
  }

  static Finding disk(Path checkout) {
    try {
      long bytes = Files.getFileStore(checkout).getUsableSpace();
      return bytes >= DISK_GIBIBYTES * GIBIBYTE
          ? new Finding.Well("disk", inGibibytes(bytes) + " free")
          : new Finding.Missing(
              "disk", inGibibytes(bytes) + " free", "Free 3 GiB for the build and the data.");
    } catch (IOException e) {
      return new Finding.Missing("disk", "cannot be read", "Look at " + checkout + ".");
    }
  }

  static Finding writing(Path checkout) {
    return Files.isWritable(checkout)
        ? new Finding.Well("checkout", checkout + " can be written")
        : new Finding.Missing(
            "checkout", checkout + " cannot be written", "Clone it where you may write.");
  }

  static Finding loopback() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new Finding.Well(
          "ports", "127.0.0.1 gives ports such as " + socket.getLocalPort() + "; taken ones move");
    } catch (IOException e) {
      return new Finding.Missing(
          "ports", "127.0.0.1 gives none (" + e.getMessage() + ")", "Allow listening on loopback.");
    }
  }

  private static String inGibibytes(long bytes) {
    return bytes / GIBIBYTE + " GiB";
  }
}
