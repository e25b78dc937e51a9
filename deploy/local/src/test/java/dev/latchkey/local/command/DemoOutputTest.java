package dev.latchkey.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.demo.Evidence;
import dev.latchkey.local.demo.StepResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoOutputTest {
  private static final Evidence CALL =
      evidence("account", "111111111111", "events", List.of("intent", "served"));

  @Test
  void showsFactsBelowTheirStep() {
    // When
    List<String> lines = lines(/* ok= */ true, evidence("payer", "customer", "attempts", 1));

    // Then
    assertThat(lines)
        .containsExactly(
            "  ✓ AWS served it", "      payer           customer", "      attempts        1");
  }

  @Test
  void showsTheFactsOfOneCallInOneLine() {
    // When
    List<String> lines = lines(/* ok= */ false, evidence("ownCall", CALL));

    // Then
    assertThat(lines)
        .containsExactly(
            "  ✗ AWS served it",
            "      ownCall         account 111111111111 · events [\"intent\",\"served\"]");
  }

  @Test
  void showsSeveralPartsBelowTheirName() {
    // When
    List<String> lines = lines(/* ok= */ true, evidence("firstSession", evidence("call", CALL)));

    // Then
    assertThat(lines)
        .containsExactly(
            "  ✓ AWS served it",
            "      firstSession",
            "        call            account 111111111111 · events [\"intent\",\"served\"]");
  }

  private static List<String> lines(boolean ok, Evidence evidence) {
    return DemoOutput.lines(new StepResult("served", "AWS served it", ok, evidence)).toList();
  }

  private static Evidence evidence(Object... namesAndValues) {
    Map<String, Object> facts = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      facts.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return new Evidence(facts);
  }
}
