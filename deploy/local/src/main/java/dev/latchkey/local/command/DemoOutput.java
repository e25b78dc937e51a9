package dev.latchkey.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.contracts.wire.json.WireJson;
import dev.latchkey.local.demo.Demo;
import dev.latchkey.local.demo.StepResult;
import dev.latchkey.local.stack.StackAddresses;
import dev.latchkey.local.stack.StackFolder;
import java.util.List;
import java.util.Locale;

/// Shows the demo to a person.
final class DemoOutput {
  private DemoOutput() {}

  /// Runs the demo on a stack that has just started, and says what to try next.
  ///
  /// @return the exit code: 1 if a step is not ok
  static int runAfterStart(StackFolder folder) {
    System.out.println();
    System.out.println("The demo:");
    List<StepResult> results = new Demo(StackAddresses.of(folder)).run(DemoOutput::print);
    boolean ok = results.stream().allMatch(StepResult::ok);
    System.out.println();
    System.out.println(ok ? NEXT : FAILED);
    return ok ? 0 : 1;
  }

  /// One step, with its evidence below.
  static void print(StepResult result) {
    System.out.println((result.ok() ? "  ✓ " : "  ✗ ") + result.title());
    result
        .evidence()
        .facts()
        .forEach(
            (name, value) ->
                System.out.println(
                    String.format(Locale.ROOT, "      %-13s %s", name, text(value))));
  }

  private static String text(Object value) {
    JsonNode json = WireJson.mapper().valueToTree(value);
    return json.isTextual() ? json.asText() : json.toString();
  }

  private static final String NEXT =
      """
      The stack is up. Try next:
        ./latchkey ask --workspace acme-research "What is a latchkey?"
        ./latchkey status
        ./latchkey simulator accounts
        ./latchkey token alice
        ./latchkey logs routing-service
        ./latchkey down""";

  private static final String FAILED =
      """
      The stack is up, but the demo is not all right. Look into ./latchkey logs, then run
      ./latchkey demo again.""";
}
