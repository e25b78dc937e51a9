package dev.latchkey.credential.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FallbackChoiceTest {

  private static final List<FallbackPolicy> POLICIES = List.of(FallbackPolicy.values());

  @ParameterizedTest
  @CsvSource({
    // enforced, chosen, effective
    ",       ,       STRICT",
    ",       ALLOW,  ALLOW",
    ",       WARN,   WARN",
    ",       STRICT, STRICT",
    "ALLOW,  ,       ALLOW",
    "ALLOW,  STRICT, ALLOW",
    "WARN,   ALLOW,  WARN",
    "STRICT, ,       STRICT",
    "STRICT, ALLOW,  STRICT"
  })
  void takesTheOrganisationsPolicyThenTheWorkspacesThenStrict(
      @Nullable FallbackPolicy enforced,
      @Nullable FallbackPolicy chosen,
      FallbackPolicy effective) {
    assertThat(choice(enforced, chosen).effective()).isEqualTo(effective);
  }

  @ParameterizedTest
  @CsvSource({
    // enforced, chosen, wish, permitted
    ",       ,       ALLOW,  true",
    ",       WARN,   STRICT, true",
    "STRICT, ,       STRICT, true",
    "STRICT, ,       ALLOW,  false",
    "STRICT, ALLOW,  WARN,   false",
    "STRICT, ALLOW,  ALLOW,  true",
    "STRICT, ALLOW,  ,       true",
    "ALLOW,  ,       STRICT, false"
  })
  void permitsNoOtherWishThanWhatIsEnforced(
      @Nullable FallbackPolicy enforced,
      @Nullable FallbackPolicy chosen,
      @Nullable FallbackPolicy wish,
      boolean permitted) {
    assertThat(choice(enforced, chosen).permits(wish)).isEqualTo(permitted);
  }

  @RepeatedTest(20)
  void raisesThePolicyRevisionWithTheEffectivePolicyAndWithNothingElse(RepetitionInfo repetition) {
    // Given
    Random chance = new Random(repetition.getCurrentRepetition());
    FallbackChoice choice = FallbackChoice.NONE;

    for (int step = 0; step < 200; step++) {
      // When
      FallbackChoice next = anyChange(choice, chance);

      // Then
      long rise = next.effective() == choice.effective() ? 0 : 1;
      assertThat(next.policyRevision()).isEqualTo(choice.policyRevision() + rise);
      choice = next;
    }
  }

  @Test
  void keepsTheWorkspacesChoiceWhileAnotherPolicyIsEnforced() {
    // Given
    FallbackChoice choice = FallbackChoice.NONE.choose(FallbackPolicy.ALLOW);

    // When
    FallbackChoice enforced = choice.enforce(FallbackPolicy.STRICT);

    // Then
    assertThat(enforced.enforce(null).effective()).isEqualTo(FallbackPolicy.ALLOW);
    assertThat(enforced.enforce(null).policyRevision()).isEqualTo(4);
  }

  private static FallbackChoice anyChange(FallbackChoice choice, Random chance) {
    return switch (chance.nextInt(5)) {
      case 0 -> choice.choose(anyPolicy(chance));
      case 1 -> choice.enforce(anyPolicy(chance));
      case 2 -> choice.declareGuardrail(chance.nextBoolean());
      case 3 -> choice.cap(new OwnCaps(BigDecimal.ONE, chance.nextInt(9), 0));
      default -> choice.resetCaps();
    };
  }

  private static @Nullable FallbackPolicy anyPolicy(Random chance) {
    int which = chance.nextInt(4);
    return which == 3 ? null : POLICIES.get(which);
  }

  private static FallbackChoice choice(
      @Nullable FallbackPolicy enforced, @Nullable FallbackPolicy chosen) {
    return FallbackChoice.NONE.choose(chosen).enforce(enforced);
  }
}
