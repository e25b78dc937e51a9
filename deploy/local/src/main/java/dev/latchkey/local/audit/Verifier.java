package dev.latchkey.local.audit;

import dev.latchkey.local.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs the verifier as an auditor does: one source file, a JDK, and nothing of Latchkey.
public record Verifier(Installation installation) {

  /// What it said.
  ///
  /// @param exitCode 0 when all holds, 1 when something does not, 2 when the export cannot be read
  /// @param output all that it printed
  public record Verdict(int exitCode, String output) {}

  /// Verifies.
  ///
  /// @param arguments as on the command line: the export, then options
  public Verdict verify(List<String> arguments) {
    try {
      Process process = new ProcessBuilder(command(arguments)).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Verdict(process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException("the verifier does not start", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while verifying", e);
    }
  }

  private List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>();
    Path java = installation.java();
    command.addAll(List.of(java.toString(), "-Dstdout.encoding=UTF-8"));
    command.add(installation.verifier().toString());
    command.addAll(arguments);
    return command;
  }
}
