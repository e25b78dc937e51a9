package dev.latchkey.routing.flow.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.routing.model.KnownLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AccountRefusalsTest {

  private static final AwsAccountId ACCOUNT = new AwsAccountId("123456789012");
  private static final Region REGION = new Region("eu-central-1");
  private static final ModelReference MODEL = model("eu.anthropic.claude-sonnet-4-6");

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-21T10:00:00Z"));
  private final AccountRefusals refusals = new AccountRefusals(now::get);

  @Test
  void knowsNothingAtFirst() {
    assertThat(refusals.of(ACCOUNT, REGION)).isEqualTo(KnownLimits.NONE);
  }

  @Test
  void remembersEachKindForTheAccountAndTheRegion() {
    // When
    refusals.noteDenied(ACCOUNT, REGION, MODEL);
    refusals.noteUncached(ACCOUNT, REGION, model("eu.anthropic.claude-opus-4-8"));

    // Then
    assertThat(refusals.of(ACCOUNT, REGION))
        .isEqualTo(new KnownLimits(Set.of(MODEL), Set.of(model("eu.anthropic.claude-opus-4-8"))));
    assertThat(refusals.of(new AwsAccountId("210987654321"), REGION)).isEqualTo(KnownLimits.NONE);
    assertThat(refusals.of(ACCOUNT, new Region("eu-west-1"))).isEqualTo(KnownLimits.NONE);
  }

  @Test
  void forgetsAfterTenMinutes() {
    // Given
    refusals.noteUncached(ACCOUNT, REGION, MODEL);

    // Then
    now.set(now.get().plus(Duration.ofMinutes(10)).minusMillis(1));
    assertThat(refusals.of(ACCOUNT, REGION).uncached()).containsExactly(MODEL);
    now.set(now.get().plusMillis(1));
    assertThat(refusals.of(ACCOUNT, REGION)).isEqualTo(KnownLimits.NONE);
  }

  @Test
  void forgetsTheOldestOfTooMany() {
    // When
    for (int i = 0; i <= 64; i++) {
      refusals.noteUncached(ACCOUNT, REGION, model("anthropic.claude-" + i));
    }

    // Then
    assertThat(refusals.of(ACCOUNT, REGION).uncached())
        .hasSize(64)
        .doesNotContain(model("anthropic.claude-0"));
  }

  private static ModelReference model(String text) {
    return ModelReference.parse(text).orThrow();
  }
}
