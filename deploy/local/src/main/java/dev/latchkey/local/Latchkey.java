package dev.latchkey.local;

import dev.latchkey.local.command.AskCommand;
import dev.latchkey.local.command.AuditCommand;
import dev.latchkey.local.command.BenchCommand;
import dev.latchkey.local.command.DemoCommand;
import dev.latchkey.local.command.DoctorCommand;
import dev.latchkey.local.command.DownCommand;
import dev.latchkey.local.command.LogsCommand;
import dev.latchkey.local.command.SimulatorCommand;
import dev.latchkey.local.command.StatusCommand;
import dev.latchkey.local.command.TestCommand;
import dev.latchkey.local.command.TokenCommand;
import dev.latchkey.local.command.UpCommand;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/// The program behind the launcher script `./latchkey`, which finds a JDK, builds what is out of
/// date and then runs this.
@Command(
    name = "latchkey",
    description = "Runs and tries out Latchkey on this machine.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      LogsCommand.class,
      DemoCommand.class,
      AskCommand.class,
      TokenCommand.class,
      AuditCommand.class,
      SimulatorCommand.class,
      TestCommand.class,
      BenchCommand.class,
      DoctorCommand.class
    })
public final class Latchkey {
  private static final int FAILED = 1;

  private Latchkey() {}

  /// Runs one command and ends the JVM with its exit code: 0 for success, 1 for failure, 2 for a
  /// command line that is not understood.
  public static void main(String[] arguments) {
    LauncherLog.beQuiet();
    System.exit(commandLine().execute(arguments));
  }

  /// The commands, ready to run.
  public static CommandLine commandLine() {
    return new CommandLine(new Latchkey()).setExecutionExceptionHandler(Latchkey::explain);
  }

  /// What a user can do something about is told in a sentence; a bug shows where it is.
  private static int explain(Exception problem, CommandLine command, ParseResult parsed)
      throws Exception {
    if (problem instanceof IllegalStateException || problem instanceof UncheckedIOException) {
      command.getErr().println(problem.getMessage());
      return FAILED;
    }
    throw problem;
  }
}
