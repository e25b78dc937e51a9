package dev.latchkey.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.concurrent.CompletionException;

/// Runs a simulator until the process is told to end. Prints one line of JSON when it is ready:
/// `{"uri":"http://127.0.0.1:4566","adminUri":"http://127.0.0.1:4567","pid":4711}`.
public final class Main {

  private static final int CANNOT_START = 1;
  private static final int WRONG_USAGE = 2;

  private Main() {}

  /// See [CommandLine#USAGE].
  public static void main(String[] arguments) {
    switch (CommandLine.parse(List.of(arguments))) {
      case CommandLine.Wrong(String problem) -> fail(WRONG_USAGE, problem, CommandLine.USAGE);
      case CommandLine.Start(SimulatorSettings settings) -> run(settings);
    }
  }

  private static void run(SimulatorSettings settings) {
    try {
      AwsSimulator simulator = AwsSimulator.start(settings);
      Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "close"));
      System.out.println(ready(simulator));
    } catch (IllegalArgumentException e) {
      fail(WRONG_USAGE, "ACCOUNTS_INVALID: " + e.getMessage(), "Correct the accounts file.");
    } catch (CompletionException e) {
      fail(
          CANNOT_START,
          "CANNOT_LISTEN: " + e.getMessage(),
          "Choose other ports with --port and --admin-port, or 0 for any free one.");
    }
  }

  private static String ready(AwsSimulator simulator) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("uri", simulator.uri().toString())
        .put("adminUri", simulator.adminUri().toString())
        .put("pid", ProcessHandle.current().pid())
        .toString();
  }

  private static void fail(int exitCode, String problem, String advice) {
    System.err.println(problem);
    System.err.println(advice);
    System.exit(exitCode);
  }
}
