package dev.latchkey.local.command;

import dev.latchkey.local.Installation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/// Runs a benchmark as a program of its own, which starts servers of its own.
@Command(
    name = "bench",
    description = "Measures Latchkey beside the raw limit of the same servers.",
    customSynopsis = "latchkey bench BENCHMARK [OPTION...]")
public final class BenchCommand implements Callable<Integer> {
  @Unmatched private List<String> arguments = new ArrayList<>();

  private BenchCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    Installation installation = Installation.ofLauncher();
    List<String> command = new ArrayList<>();
    command.add(installation.java().toString());
    command.addAll(
        List.of(
            "-Xmx3g",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-D" + Installation.ROOT_PROPERTY + "=" + installation.root(),
            "-jar",
            installation.benchmarkJar().toString()));
    command.addAll(arguments);
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
