package dev.latchkey.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.contracts.wire.json.WireJson;
import dev.latchkey.local.demo.Demo;
import dev.latchkey.local.demo.Evidence;
import dev.latchkey.local.demo.StepResult;
import dev.latchkey.local.stack.StackAddresses;
import dev.latchkey.local.stack.StackFolder;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    lines(result).forEach(System.out::println);
  }

  static Stream<String> lines(StepResult result) {
    return Stream.concat(
        Stream.of((result.ok() ? "  ✓ " : "  ✗ ") + result.title()),
        lines(result.evidence(), "      "));
  }

  private static Stream<String> lines(Evidence evidence, String indent) {
    return evidence.facts().entrySet().stream()
        .flatMap(
            fact ->
                fact.getValue() instanceof Evidence part && isNested(part)
                    ? Stream.concat(Stream.of(indent + fact.getKey()), lines(part, indent + "  "))
                    : Stream.of(line(indent, fact.getKey(), fact.getValue())));
  }

  private static boolean isNested(Evidence evidence) {
    return evidence.facts().values().stream().anyMatch(Evidence.class::isInstance);
  }

  private static String line(String indent, String name, Object value) {
    return String.format(Locale.ROOT, "%s%-15s %s", indent, name, text(value));
  }

  private static String text(Object value) {
    if (value instanceof Evidence part) {
      return part.facts().entrySet().stream()
          .map(fact -> fact.getKey() + " " + text(fact.getValue()))
          .collect(Collectors.joining(" · "));
    }
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
