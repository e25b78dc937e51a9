package dev.latchkey.contracts.testkit.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// How a short command ended and what it printed.
///
/// @param exitCode the command's own, or -1 if it could not be started
/// @param text its output and error output
record ToolOutput(int exitCode, String text) {

  static ToolOutput of(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new ToolOutput(process.waitFor(), text.strip());
    } catch (IOException e) {
      return new ToolOutput(-1, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for " + command.getFirst(), e);
    }
  }

  boolean isSuccess() {
    return exitCode == 0;
  }

  /// The last line, which is where tools say what is wrong.
  String lastLine() {
    return text.lines().reduce("no output", (_, last) -> last);
  }
}
