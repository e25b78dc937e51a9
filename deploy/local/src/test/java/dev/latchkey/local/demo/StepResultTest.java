package dev.latchkey.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.json.WireJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway") // no step of this test gets as far as to ask for an address
class StepResultTest {

  @Test
  void isWrittenAsStepOkAndEvidence() {
    // Given
    Evidence evidence = Evidence.none().and("account", "111111111111").and("attempts", 1);
    List<StepResult> results = List.of(new StepResult("served", "AWS served it", true, evidence));

    // When
    String json = new String(WireJson.write(results), StandardCharsets.UTF_8);

    // Then
    assertThat(json)
        .isEqualTo(
            "[{\"step\":\"served\",\"ok\":true,"
                + "\"evidence\":{\"account\":\"111111111111\",\"attempts\":1}}]");
  }

  @Test
  void isNotOkWhenTheStepFails() {
    // Given
    DemoStep step =
        new Step(
            () -> {
              throw new IllegalStateException("AWS has no record of it");
            });

    // When
    StepResult result = StepResult.of(step, new DemoSession(null));

    // Then
    assertThat(result.ok()).isFalse();
    assertThat(result.evidence().facts()).containsEntry("problem", "AWS has no record of it");
  }

  @Test
  void isNotOkWhenAnEarlierStepLeftNothing() {
    // When
    StepResult result = StepResult.of(new ShowPayingAccount(), new DemoSession(null));

    // Then
    assertThat(result.ok()).isFalse();
    assertThat(result.evidence().facts().get("problem")).asString().contains("earlier step");
  }

  private record Step(Supplier<Evidence> action) implements DemoStep {
    @Override
    public String name() {
      return "step";
    }

    @Override
    public String title() {
      return "A step";
    }

    @Override
    public Evidence run(DemoSession session) {
      return action.get();
    }
  }
}
