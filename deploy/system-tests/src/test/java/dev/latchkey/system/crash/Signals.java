package dev.latchkey.system.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Stops processes in the middle of whatever they do, and lets them go on (`kill(1)`).
final class Signals {
  private Signals() {}

  /// The process and its descendants, itself first.
  static List<ProcessHandle> family(long pid) {
    return ProcessHandle.of(pid).stream()
        .flatMap(parent -> Stream.concat(Stream.of(parent), parent.descendants()))
        .toList();
  }

  /// Stops processes where they stand. They cannot notice it.
  static void freeze(List<ProcessHandle> processes) {
    send("-STOP", processes);
  }

  /// Lets stopped processes go on. The others do not notice it.
  static void resume(List<ProcessHandle> processes) {
    send("-CONT", processes);
  }

  /// What has ended meanwhile gets no signal: its id may be somebody else's.
  private static void send(String signal, List<ProcessHandle> processes) {
    List<String> command = new ArrayList<>(List.of("kill", signal));
    processes.stream()
        .filter(ProcessHandle::isAlive)
        .forEach(process -> command.add(Long.toString(process.pid())));
    if (command.size() == 2) {
      return;
    }
    try {
      new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot send " + signal, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }
}
