package dev.latchkey.routing.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.routing.decision.Portability.NotPortable;
import dev.latchkey.routing.decision.Portability.Portable;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PortabilityRuleTest {

  private static final String OWNED = "arn:aws:bedrock:eu-west-1:111111111111:";
  private static final String KNOWN = OWNED + "application-inference-profile/known";
  private static final String KNOWN_CUSTOM = OWNED + "imported-model/known";
  private static final String LEADS_TO_ARN = OWNED + "provisioned-model/leads-to-an-arn";
  private static final Map<String, ModelReference> EQUIVALENTS =
      Map.of(
          KNOWN, model("eu.anthropic.claude-a"),
          KNOWN_CUSTOM, model("anthropic.claude-b"),
          LEADS_TO_ARN, model("arn:aws:bedrock:eu-west-1:222222222222:provisioned-model/x"));

  static Stream<Arguments> table() {
    return Stream.of(
        argumentSet("a model id", "anthropic.claude-a", portable("anthropic.claude-a")),
        argumentSet("a profile id", "eu.anthropic.claude-a", portable("eu.anthropic.claude-a")),
        argumentSet(
            "a model by its ARN",
            "arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude-a",
            portable("anthropic.claude-a")),
        argumentSet(
            "a system-defined profile by the ARN of the customer's account",
            OWNED + "inference-profile/eu.anthropic.claude-a",
            portable("eu.anthropic.claude-a")),
        argumentSet(
            "an application profile",
            OWNED + "application-inference-profile/other",
            new NotPortable("an application inference profile")),
        argumentSet(
            "an application profile with an equivalent", KNOWN, portable("eu.anthropic.claude-a")),
        argumentSet(
            "provisioned throughput",
            OWNED + "provisioned-model/other",
            new NotPortable("provisioned throughput")),
        argumentSet(
            "provisioned throughput whose equivalent would run nobody knows where",
            LEADS_TO_ARN,
            new NotPortable("provisioned throughput")),
        argumentSet(
            "an imported model",
            OWNED + "imported-model/other",
            new NotPortable("a model of its own")),
        argumentSet(
            "an imported model with an equivalent", KNOWN_CUSTOM, portable("anthropic.claude-b")),
        argumentSet(
            "a deployment of a custom model",
            OWNED + "custom-model-deployment/other",
            new NotPortable("a model of its own")));
  }

  @ParameterizedTest
  @MethodSource("table")
  void decidesByTheTable(String model, Portability expected) {
    // When
    Portability portability = PortabilityRule.of(model(model), false, false, EQUIVALENTS);

    // Then
    assertThat(portability).isEqualTo(expected);
  }

  @Test
  void aGuardrailOfTheRequestDoesNotTravel() {
    assertThat(PortabilityRule.of(model("anthropic.claude-a"), true, false, EQUIVALENTS))
        .isEqualTo(new NotPortable("the guardrail that the request names"));
  }

  @Test
  void aGuardrailOfTheAccountDoesNotTravelEither() {
    assertThat(PortabilityRule.of(model(KNOWN), false, true, EQUIVALENTS))
        .isEqualTo(new NotPortable("the guardrail that the AWS account enforces"));
  }

  private static Portability portable(String model) {
    return new Portable(model(model));
  }

  private static ModelReference model(String text) {
    return ModelReference.parse(text).orThrow();
  }
}
