package dev.latchkey.system;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The script `./latchkey` of this checkout, on a data folder of the tests' own.
///
/// @param data the data folder
/// @param environment variables to add
record LatchkeyScript(Path data, Map<String, String> environment) {

  /// What a command came to.
  ///
  /// @param exitCode its exit code
  /// @param output what it printed, both streams in one
  record Result(int exitCode, String output) {}

  /// The checkout's folder.
  static Path checkout() {
    return Path.of(System.getProperty("user.dir")).resolve("../..").normalize();
  }

  /// Runs a command to its end.
  Result run(String... arguments) {
    Path output = data.resolveSibling("output-" + System.nanoTime() + ".txt");
    try {
      Process process = builder(arguments).redirectOutput(output.toFile()).start();
      int exitCode = process.waitFor();
      return new Result(exitCode, Files.readString(output));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot run ./latchkey", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  /// Starts a command in a session of its own, as a terminal does, and does not wait for it. A
  /// shell that runs the tests in the background lets its children ignore Ctrl-C; a terminal does
  /// not.
  Process start(Path output, String... arguments) {
    ProcessBuilder builder = builder(arguments).redirectOutput(output.toFile());
    builder.command().addAll(0, List.of("setsid", "env", "--default-signal=INT,QUIT"));
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot run ./latchkey", e);
    }
  }

  /// What the commands printed so far.
  Stream<String> outputs() {
    try (Stream<Path> files = Files.list(data.getParent())) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("output-"))
          .map(LatchkeyScript::read)
          .collect(Collectors.toList())
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + data, e);
    }
  }

  private ProcessBuilder builder(String... arguments) {
    List<String> command = new ArrayList<>(List.of(checkout().resolve("latchkey").toString()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--data", data.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectInput(new File("/dev/null")).redirectErrorStream(true);
    builder.environment().put("LATCHKEY_SKIP_BUILD", "true");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    return builder;
  }

  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }
}
