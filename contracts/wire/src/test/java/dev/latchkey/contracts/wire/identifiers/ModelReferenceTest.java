package dev.latchkey.contracts.wire.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.identifiers.ModelReference.FoundationModel;
import dev.latchkey.contracts.wire.identifiers.ModelReference.InferenceProfile;
import dev.latchkey.contracts.wire.identifiers.ModelReference.ModelArn;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelReferenceTest {

  private static final String SONNET = "anthropic.claude-sonnet-4-6";

  @SuppressWarnings("unused") // by @FieldSource
  private static final List<Geography> GEOGRAPHIES = Geography.all();

  /// Ids and profile ids that Bedrock lists, from its price list and model cards.
  static List<String> idsOfBedrock() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    ModelReferenceTest.class.getResourceAsStream("/model-ids.txt")),
                StandardCharsets.UTF_8))) {
      return lines.lines().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("idsOfBedrock")
  void readsEveryIdThatBedrockListsAndWritesItUnchanged(String id) {
    assertThat(ModelReference.parse(id).orThrow().text()).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        SONNET,
        "anthropic.claude-3-5-sonnet-20240620-v1:0",
        "amazon.nova-pro-v1:0:24k",
        "deepseek.v3.1",
        "meta.us.anthropic.x"
      })
  void takesAProviderAsAModelOfTheCallsRegion(String id) {
    assertThat(ModelReference.parse(id)).isEqualTo(new Parsed.Ok<>(new FoundationModel(id)));
  }

  @ParameterizedTest
  @FieldSource("GEOGRAPHIES")
  void takesAGeographyAsAnInferenceProfile(Geography geography) {
    assertThat(ModelReference.parse(geography.prefix() + "." + SONNET))
        .isEqualTo(new Parsed.Ok<>(new InferenceProfile(geography, new FoundationModel(SONNET))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:bedrock:us-east-1::foundation-model/" + SONNET,
        "arn:aws:bedrock:eu-west-1:123456789012:inference-profile/eu." + SONNET,
        "arn:aws:bedrock:eu-west-1:123456789012:application-inference-profile/a1b2c3d4e5f6",
        "arn:aws:bedrock:eu-west-1:123456789012:provisioned-model/a1b2c3d4e5f6",
        "arn:aws:bedrock:eu-west-1:123456789012:custom-model-deployment/a1b2c3d4e5f6",
        "arn:aws:bedrock:eu-west-1:123456789012:imported-model/a1b2c3d4e5f6",
        "arn:aws-us-gov:bedrock:us-gov-west-1:123456789012:inference-profile/us-gov." + SONNET
      })
  void takesTheArnOfSomethingToInvoke(String arn) {
    assertThat(ModelReference.parse(arn))
        .isEqualTo(new Parsed.Ok<>(new ModelArn(Arn.parse(arn).orThrow())));
    assertThat(ModelReference.parse(arn).orThrow().text()).isEqualTo(arn);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws-cn:bedrock:eu-west-1::foundation-model/" + SONNET,
        "arn:aws:bedrock-agent:eu-west-1::foundation-model/" + SONNET,
        "arn:aws:sagemaker:eu-west-1:123456789012:endpoint/x",
        "arn:aws:bedrock:eu-nowhere-1::foundation-model/" + SONNET,
        "arn:aws:bedrock:::foundation-model/" + SONNET,
        "arn:aws-us-gov:bedrock:eu-west-1::foundation-model/" + SONNET,
        "arn:aws:bedrock:eu-west-1:123456789012:foundation-model/" + SONNET,
        "arn:aws:bedrock:eu-west-1::foundation-model/eu." + SONNET,
        "arn:aws:bedrock:eu-west-1:123456789012:inference-profile/xx." + SONNET,
        "arn:aws:bedrock:eu-west-1:123456789012:inference-profile/" + SONNET,
        "arn:aws:bedrock:eu-west-1::inference-profile/eu." + SONNET,
        "arn:aws:bedrock:eu-west-1::application-inference-profile/a1b2c3d4e5f6",
        "arn:aws:bedrock:eu-west-1:123456789012:application-inference-profile/../guardrail/x",
        "arn:aws:bedrock:eu-west-1:123456789012:application-inference-profile/a/b",
        "arn:aws:bedrock:eu-west-1:123456789012:guardrail/abc",
        "arn:aws:bedrock:eu-west-1:123456789012:model-invocation-job/abc"
      })
  void refusesTheArnOfAnythingElse(String arn) {
    assertThat(ModelReference.parse(arn)).isInstanceOf(Parsed.Invalid.class);
  }

  @ParameterizedTest
  @CsvSource({
    "xx.anthropic.claude-sonnet-4-6, inference profile prefix that is unknown",
    "emea.anthropic.claude-sonnet-4-6, inference profile prefix that is unknown",
    "EU.anthropic.claude-sonnet-4-6, not a Bedrock model id",
    "eu.eu.anthropic.claude, names no model provider",
    "eu.acme.model-1, names no model provider",
    "acme.model-1, names no model provider",
    "claude-sonnet-4-6, not a Bedrock model id"
  })
  void guessesNothingFromAnUnknownPrefix(String id, String reason) {
    assertThat(Reasons.of(ModelReference.parse(id))).contains(reason);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        ".",
        "..",
        "anthropic",
        "anthropic.",
        "anthropic..claude",
        "anthropic.../x",
        "eu.anthropic.",
        "eu..claude",
        "us.meta",
        ".anthropic.claude",
        "anthropic.claude/../../x",
        "anthropic.claude x",
        "anthropic.claude\n",
        "anthropic.claude\u0000",
        "anthropic.claude?x=1",
        "anthropic.claude%2f",
        "anthropic.\u0441laude",
        "\u0430nthropic.claude",
        "https://bedrock-runtime.us-east-1.amazonaws.com/",
        "auto"
      })
  void refusesWhatIsNoModel(@Nullable String text) {
    assertThat(ModelReference.parse(text))
        .isInstanceOfSatisfying(
            Parsed.Invalid.class,
            invalid ->
                assertThat(invalid.reason()).hasSizeLessThan(160).matches("[\\p{Graph} …]+"));
  }

  @Test
  void refusesAVeryLongId() {
    assertThat(Reasons.of(ModelReference.parse("anthropic." + "a".repeat(1_000_000))))
        .hasSizeLessThan(160);
  }
}
