package dev.latchkey.local.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Stands for `./latchkey test` in the help. The launcher script runs the tests itself: they need
/// no build of this program.
@Command(
    name = "test",
    description = "Builds with every gate, runs every test and counts them.",
    mixinStandardHelpOptions = true,
    customSynopsis = "latchkey test [--soak] [MAVEN ARGUMENT...]",
    footer = {
      "",
      "--soak also runs the tests that take long. Other arguments go to Maven, for",
      "example: ./latchkey test -pl contracts/wire"
    })
public final class TestCommand implements Callable<Integer> {
  private TestCommand() {}

  @Override
  public Integer call() {
    throw new IllegalStateException("Run ./latchkey test with the script of the checkout.");
  }
}
