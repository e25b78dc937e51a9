package dev.latchkey.routing.decision;

import static dev.latchkey.contracts.wire.settings.FallbackPolicy.ALLOW;
import static dev.latchkey.contracts.wire.settings.FallbackPolicy.STRICT;
import static dev.latchkey.contracts.wire.settings.FallbackPolicy.WARN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.latchkey.contracts.wire.directory.Environment;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.contracts.wire.settings.InactiveReason;
import dev.latchkey.routing.decision.OwnCredential.Active;
import dev.latchkey.routing.decision.OwnCredential.Inactive;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsChangeRuleTest {

  private static final Region HERE = new Region("eu-west-1");
  private static final OwnCredential OWN = new Active(HERE);

  static Stream<Arguments> table() {
    OwnCredential elsewhere = new Active(new Region("us-east-1"));
    OwnCredential off = new Inactive(InactiveReason.DISABLED, HERE);
    return Stream.of(
        argumentSet("nothing changed", settings(ALLOW, 3, Environment.STAGING, OWN, false), false),
        argumentSet("Strict now", settings(STRICT, 4, Environment.STAGING, OWN, false), true),
        argumentSet("Warn now", settings(WARN, 4, Environment.STAGING, OWN, false), true),
        argumentSet(
            "Allow again, but another revision",
            settings(ALLOW, 5, Environment.STAGING, OWN, false),
            true),
        argumentSet(
            "the credential was switched off",
            settings(ALLOW, 3, Environment.STAGING, off, false),
            true),
        argumentSet(
            "the credential is in another region",
            settings(ALLOW, 3, Environment.STAGING, elsewhere, false),
            true),
        argumentSet(
            "the workspace is in production now",
            settings(ALLOW, 3, Environment.PRODUCTION, OWN, false),
            true),
        argumentSet(
            "the account enforces a guardrail now",
            settings(ALLOW, 3, Environment.STAGING, OWN, true),
            true));
  }

  @ParameterizedTest
  @MethodSource("table")
  void whatWasDecidedOnMustStillStand(SettingsAtDecision now, boolean forbidden) {
    // Given
    SettingsAtDecision decided = settings(ALLOW, 3, Environment.STAGING, OWN, false);

    // Then
    assertThat(SettingsChangeRule.forbids(decided, now)).isEqualTo(forbidden);
  }

  /// INV-5, should a decision ever have been made on Strict.
  @ParameterizedTest
  @MethodSource("table")
  void strictForbidsWhateverWasDecidedOn(SettingsAtDecision decided) {
    // Given
    SettingsAtDecision strict =
        settings(
            STRICT,
            decided.policyRevision(),
            decided.environment(),
            decided.own(),
            decided.accountGuardrail());

    // Then
    assertThat(SettingsChangeRule.forbids(strict, strict)).isTrue();
  }

  private static SettingsAtDecision settings(
      FallbackPolicy policy,
      long revision,
      Environment environment,
      OwnCredential own,
      boolean accountGuardrail) {
    return new SettingsAtDecision(policy, revision, environment, own, accountGuardrail);
  }
}
