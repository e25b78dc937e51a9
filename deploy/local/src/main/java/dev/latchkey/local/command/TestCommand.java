package dev.latchkey.local.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/// Stands for `./latchkey test` in the help. The launcher script runs the tests itself: they need no
/// build of this program.
@Command(
    name = "test",
    description = "Builds with every gate, runs every test and counts them.",
    mixinStandardHelpOptions = true)
public final class TestCommand implements Callable<Integer> {
  @Option(names = "--soak", description = "Also run the tests that take long.")
  private boolean soak;

  @Unmatched private String[] mavenArguments = {};

  private TestCommand() {}

  @Override
  public Integer call() {
    throw new IllegalStateException("Run ./latchkey test with the script of the checkout.");
  }
}
