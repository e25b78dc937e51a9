package dev.latchkey.routing.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.inference.PlatformUse;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.contracts.wire.settings.InactiveReason;
import dev.latchkey.routing.decision.OwnCredential.Active;
import dev.latchkey.routing.decision.OwnCredential.Inactive;
import dev.latchkey.routing.decision.OwnCredential.NeverConfigured;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PaymentRuleTest {

  private static final Region OWN = new Region("eu-central-1");
  private static final Region DIRECTORY = new Region("eu-west-1");
  private static final OwnCredential NEVER = new NeverConfigured();
  private static final OwnCredential DISABLED = new Inactive(InactiveReason.DISABLED, OWN);

  static Stream<Arguments> table() {
    return Stream.of(
        argumentSet(
            "an active credential pays, also under an enforced Strict",
            new Active(OWN),
            FallbackPolicy.STRICT,
            true,
            DIRECTORY,
            new Payment.Own(OWN)),
        argumentSet(
            "never configured: platform credits",
            NEVER,
            FallbackPolicy.ALLOW,
            false,
            DIRECTORY,
            new Payment.Platform(PlatformUse.NOT_CONFIGURED, DIRECTORY)),
        argumentSet(
            "never configured, Strict as nobody chose: platform credits",
            NEVER,
            FallbackPolicy.STRICT,
            false,
            DIRECTORY,
            new Payment.Platform(PlatformUse.NOT_CONFIGURED, DIRECTORY)),
        argumentSet(
            "never configured, the organisation enforces Strict",
            NEVER,
            FallbackPolicy.STRICT,
            true,
            DIRECTORY,
            new Payment.Refused(ErrorCode.BYOK_REQUIRED)),
        argumentSet(
            "never configured, the organisation enforces Warn: platform credits",
            NEVER,
            FallbackPolicy.WARN,
            true,
            DIRECTORY,
            new Payment.Platform(PlatformUse.NOT_CONFIGURED, DIRECTORY)),
        argumentSet(
            "never configured and no region",
            NEVER,
            FallbackPolicy.ALLOW,
            false,
            null,
            new Payment.Refused(ErrorCode.REGION_MISSING)),
        argumentSet(
            "disabled under Allow: the platform in the last region",
            DISABLED,
            FallbackPolicy.ALLOW,
            false,
            DIRECTORY,
            new Payment.Platform(PlatformUse.DISABLED, OWN)),
        argumentSet(
            "disabled under Warn, which asks nothing: the platform in the last region",
            DISABLED,
            FallbackPolicy.WARN,
            false,
            DIRECTORY,
            new Payment.Platform(PlatformUse.DISABLED, OWN)),
        argumentSet(
            "disabled under a Strict that the workspace chose",
            DISABLED,
            FallbackPolicy.STRICT,
            false,
            DIRECTORY,
            new Payment.Refused(ErrorCode.BYOK_DISABLED)),
        argumentSet(
            "downgraded, the last region forgotten: the directory's",
            new Inactive(InactiveReason.DOWNGRADED, null),
            FallbackPolicy.ALLOW,
            true,
            DIRECTORY,
            new Payment.Platform(PlatformUse.DOWNGRADED, DIRECTORY)),
        argumentSet(
            "deleted, and no region anywhere",
            new Inactive(InactiveReason.DELETED, null),
            FallbackPolicy.ALLOW,
            false,
            null,
            new Payment.Refused(ErrorCode.REGION_MISSING)),
        argumentSet(
            "deleted, and only the last region is known",
            new Inactive(InactiveReason.DELETED, OWN),
            FallbackPolicy.ALLOW,
            false,
            null,
            new Payment.Platform(PlatformUse.DELETED, OWN)));
  }

  @ParameterizedTest
  @MethodSource("table")
  void decidesByTheTable(
      OwnCredential own,
      FallbackPolicy policy,
      boolean enforced,
      @Nullable Region directory,
      Payment expected) {
    // When
    Payment payment = PaymentRule.of(own, policy, enforced, directory);

    // Then
    assertThat(payment).isEqualTo(expected);
  }

  /// INV-5: whatever became of the credential, and whoever chose Strict.
  @ParameterizedTest
  @EnumSource
  void strictNeverHasThePlatformPayForWhatWasConfigured(InactiveReason reason) {
    // When
    Stream<Payment> payments =
        Stream.of(true, false)
            .map(
                enforced ->
                    PaymentRule.of(
                        new Inactive(reason, OWN), FallbackPolicy.STRICT, enforced, DIRECTORY));

    // Then
    assertThat(payments).containsOnly(new Payment.Refused(ErrorCode.BYOK_DISABLED));
  }

  @Test
  void anActiveCredentialAlwaysPaysItself() {
    // When
    Stream<Payment> payments =
        Arrays.stream(FallbackPolicy.values())
            .flatMap(
                policy ->
                    Stream.of(true, false)
                        .map(enforced -> PaymentRule.of(new Active(OWN), policy, enforced, null)));

    // Then
    assertThat(payments).containsOnly(new Payment.Own(OWN));
  }
}
