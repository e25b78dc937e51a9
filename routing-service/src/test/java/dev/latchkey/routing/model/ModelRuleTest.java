package dev.latchkey.routing.model;

import static dev.latchkey.routing.model.Tasks.RULE;
import static dev.latchkey.routing.model.Tasks.named;
import static dev.latchkey.routing.model.Tasks.question;
import static dev.latchkey.routing.model.Tasks.said;
import static dev.latchkey.routing.model.Tasks.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.identifiers.ModelReference.FoundationModel;
import dev.latchkey.contracts.wire.identifiers.ModelWish;
import dev.latchkey.contracts.wire.identifiers.ModelWish.Preference;
import dev.latchkey.contracts.wire.identifiers.ModelWish.TaskHint;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.inference.InferenceApi;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelRuleTest {

  private static final String EU = "eu-central-1";
  private static final String SONNET = "eu.anthropic.claude-sonnet-4-6";

  /// What is asked for, where, the workspace's models, what is sent and why.
  @ParameterizedTest(name = "{0} in {1}, listed {2}: {3}, {4}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          # A profile is sent as it is, whatever its geography.
          eu.anthropic.claude-sonnet-4-6     | eu-central-1   | - | eu.anthropic.claude-sonnet-4-6     | named
          global.anthropic.claude-sonnet-4-6 | eu-central-1   | - | global.anthropic.claude-sonnet-4-6 | named
          us.anthropic.claude-sonnet-4-6     | eu-central-1   | - | us.anthropic.claude-sonnet-4-6     | named
          eu.anthropic.claude-unheard-of     | eu-central-1   | - | eu.anthropic.claude-unheard-of     | named
          # An id gets the profile of the region's own geography, the narrowest there is.
          anthropic.claude-sonnet-4-6        | eu-central-1   | - | eu.anthropic.claude-sonnet-4-6     | named geography-profile
          anthropic.claude-sonnet-4-6        | us-west-2      | - | us.anthropic.claude-sonnet-4-6     | named geography-profile
          anthropic.claude-sonnet-4-6        | ap-northeast-1 | - | jp.anthropic.claude-sonnet-4-6     | named geography-profile
          anthropic.claude-sonnet-4-6        | ap-southeast-2 | - | au.anthropic.claude-sonnet-4-6     | named geography-profile
          anthropic.claude-sonnet-5          | ap-south-1     | - | in.anthropic.claude-sonnet-5       | named geography-profile
          anthropic.claude-sonnet-5          | ap-southeast-1 | - | apac.anthropic.claude-sonnet-5     | named geography-profile
          anthropic.claude-opus-4-8          | us-gov-west-1  | - | us-gov.anthropic.claude-opus-4-8   | named geography-profile
          # Where the own geography has no profile, nothing wider is taken that nobody listed.
          anthropic.claude-sonnet-4-6        | sa-east-1      | - | anthropic.claude-sonnet-4-6        | named
          anthropic.claude-sonnet-4-6        | ca-central-1   | - | anthropic.claude-sonnet-4-6        | named
          anthropic.claude-sonnet-5          | ap-northeast-1 | - | anthropic.claude-sonnet-5          | named
          anthropic.claude-sonnet-4-6        | sa-east-1      | anthropic.claude-sonnet-4-6        | anthropic.claude-sonnet-4-6        | named
          anthropic.claude-sonnet-4-6        | sa-east-1      | global.anthropic.claude-sonnet-4-6 | global.anthropic.claude-sonnet-4-6 | named listed-profile
          anthropic.claude-sonnet-4-6        | sa-east-1      | global.anthropic.claude-opus-4-8   | anthropic.claude-sonnet-4-6        | named
          anthropic.claude-sonnet-4-6        | ca-central-1   | us.anthropic.claude-sonnet-4-6     | us.anthropic.claude-sonnet-4-6     | named listed-profile
          anthropic.claude-sonnet-4-6        | ca-central-1   | global.anthropic.claude-sonnet-4-6 us.anthropic.claude-sonnet-4-6 | us.anthropic.claude-sonnet-4-6 | named listed-profile
          anthropic.claude-sonnet-4-6        | ca-central-1   | eu.anthropic.claude-sonnet-4-6     | anthropic.claude-sonnet-4-6        | named
          anthropic.claude-sonnet-5          | ap-northeast-1 | apac.anthropic.claude-sonnet-5     | apac.anthropic.claude-sonnet-5     | named listed-profile
          # A wider profile that is listed does not widen what the own geography serves.
          anthropic.claude-sonnet-4-6        | eu-central-1   | global.anthropic.claude-sonnet-4-6 | eu.anthropic.claude-sonnet-4-6     | named geography-profile
          # What the catalog does not know is sent as it is; so are resources of the region.
          anthropic.claude-unheard-of        | eu-central-1   | - | anthropic.claude-unheard-of        | named
          meta.llama3-8b-instruct-v1:0       | eu-central-1   | - | meta.llama3-8b-instruct-v1:0       | named
          arn:aws:bedrock:eu-central-1::foundation-model/anthropic.claude-sonnet-4-6 | eu-central-1 | - | arn:aws:bedrock:eu-central-1::foundation-model/anthropic.claude-sonnet-4-6 | named
          arn:aws:bedrock:eu-central-1:123456789012:application-inference-profile/a1b2 | eu-central-1 | - | arn:aws:bedrock:eu-central-1:123456789012:application-inference-profile/a1b2 | named
          arn:aws:bedrock:eu-central-1:123456789012:provisioned-model/a1b2 | eu-central-1 | - | arn:aws:bedrock:eu-central-1:123456789012:provisioned-model/a1b2 | named
          """)
  void sendsWhatIsNamedOrTheProfileThatItNeeds(
      String wish, String region, @Nullable String listed, String sent, String why) {
    // When
    ModelVerdict verdict = RULE.choose(question(named(wish), region, listed));

    // Then
    assertThat(said(verdict)).isEqualTo(sent + ": " + why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:bedrock:eu-west-1:123456789012:application-inference-profile/a1b2",
        "arn:aws:bedrock:eu-west-1:123456789012:provisioned-model/a1b2",
        "arn:aws:bedrock:eu-west-1:123456789012:inference-profile/eu.anthropic.claude-sonnet-4-6",
        "arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude-sonnet-4-6"
      })
  void callsNoResourceOfAnotherRegion(String arn) {
    // When
    ModelVerdict verdict = RULE.choose(question(named(arn), EU, null));

    // Then
    assertThat(said(verdict))
        .isEqualTo(
            "MODEL_ELSEWHERE: The model resource is in eu-west-1, the call in eu-central-1.");
  }

  @ParameterizedTest
  @CsvSource({
    "anthropic.claude-sonnet-4-6,          MESSAGES,   true",
    "anthropic.claude-sonnet-4-6,          CONVERSE,   true",
    "anthropic.claude-sonnet-4-6,          EMBEDDINGS, false",
    "eu.anthropic.claude-sonnet-4-6,       EMBEDDINGS, false",
    "amazon.titan-embed-text-v2:0,         EMBEDDINGS, true",
    "us.cohere.embed-v4:0,                 EMBEDDINGS, true",
    "amazon.titan-embed-text-v2:0,         MESSAGES,   false",
    "cohere.embed-english-v3,              CONVERSE,   false",
    "meta.llama3-8b-instruct-v1:0,         CONVERSE,   true",
    "amazon.titan-embed-image-v9,          EMBEDDINGS, true"
  })
  void servesAModelByItsOwnApisOnly(String model, InferenceApi api, boolean served) {
    // When
    ModelVerdict verdict = RULE.choose(with(question(named(model), EU, null), api));

    // Then
    assertThat(verdict instanceof ModelVerdict.Chosen).isEqualTo(served);
    if (!served) {
      assertThat(said(verdict)).startsWith("API_UNSUPPORTED: ").endsWith(" the API " + api + ".");
    }
  }

  /// Hint, preference, region, the workspace's models, what is sent and why.
  @ParameterizedTest(name = "{0} by {1} in {2}, listed {3}: {4}, {5}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          SIMPLE   | COST    | eu-central-1   | - | eu.anthropic.claude-haiku-5-5        | auto geography-profile
          STANDARD | COST    | eu-central-1   | - | eu.anthropic.claude-sonnet-5-5       | auto geography-profile
          COMPLEX  | COST    | eu-central-1   | - | eu.anthropic.claude-opus-5-5         | auto geography-profile
          SIMPLE   | SPEED   | eu-central-1   | - | eu.anthropic.claude-haiku-5-5        | auto geography-profile
          STANDARD | SPEED   | eu-central-1   | - | eu.anthropic.claude-sonnet-5-5       | auto geography-profile
          COMPLEX  | SPEED   | eu-central-1   | - | eu.anthropic.claude-opus-5-5         | auto geography-profile
          SIMPLE   | QUALITY | eu-central-1   | - | eu.anthropic.claude-opus-5-5         | auto geography-profile
          SIMPLE   | QUALITY | us-east-1      | - | us.anthropic.claude-fable-5-1        | auto geography-profile
          STANDARD | COST    | ap-northeast-1 | - | jp.anthropic.claude-sonnet-5-5       | auto geography-profile
          STANDARD | COST    | ap-southeast-2 | - | au.anthropic.claude-sonnet-4-6       | auto geography-profile
          STANDARD | COST    | ap-south-1     | - | in.anthropic.claude-sonnet-5         | auto geography-profile
          STANDARD | COST    | ap-southeast-1 | - | apac.anthropic.claude-sonnet-5       | auto geography-profile
          STANDARD | COST    | us-gov-west-1  | - | us-gov.anthropic.claude-sonnet-5-5   | auto geography-profile
          # Among the listed ones only; the order of the list says nothing.
          SIMPLE   | COST    | eu-central-1   | anthropic.claude-opus-4-8 anthropic.claude-sonnet-4-6 | eu.anthropic.claude-sonnet-4-6 | auto geography-profile
          SIMPLE   | COST    | eu-central-1   | anthropic.claude-sonnet-4-6 anthropic.claude-opus-4-8 | eu.anthropic.claude-sonnet-4-6 | auto geography-profile
          SIMPLE   | QUALITY | eu-central-1   | anthropic.claude-sonnet-4-6 anthropic.claude-opus-4-8 | eu.anthropic.claude-opus-4-8   | auto geography-profile
          # A listed profile is called as it is; here the wider one is cheaper.
          STANDARD | COST    | eu-central-1   | anthropic.claude-sonnet-4-6 global.anthropic.claude-sonnet-4-6 | global.anthropic.claude-sonnet-4-6 | auto listed-profile
          STANDARD | COST    | sa-east-1      | global.anthropic.claude-sonnet-4-6 | global.anthropic.claude-sonnet-4-6 | auto listed-profile
          # A legacy model and one for admitted accounts are chosen where an owner lists them.
          STANDARD | COST    | eu-central-1   | anthropic.claude-sonnet-4-20250514-v1:0 | eu.anthropic.claude-sonnet-4-20250514-v1:0 | auto geography-profile
          STANDARD | COST    | us-east-1      | anthropic.claude-mythos-5 | us.anthropic.claude-mythos-5 | auto geography-profile
          # Nothing is made for the task: the best there is.
          COMPLEX  | COST    | eu-central-1   | anthropic.claude-haiku-4-5-20251001-v1:0 anthropic.claude-sonnet-4-6 | eu.anthropic.claude-sonnet-4-6 | auto best-available geography-profile
          # What cannot be called from the region, or is not known, is passed over.
          SIMPLE   | COST    | eu-central-1   | us.anthropic.claude-haiku-5-5 anthropic.claude-unheard-of amazon.titan-embed-text-v2:0 anthropic.claude-opus-4-8 | eu.anthropic.claude-opus-4-8 | auto geography-profile
          """)
  void picksAmongTheWorkspacesModels(
      TaskHint hint,
      Preference preference,
      String region,
      @Nullable String listed,
      String sent,
      String why) {
    // When
    ModelVerdict verdict =
        RULE.choose(question(new ModelWish.Auto(hint, preference), region, listed));

    // Then
    assertThat(said(verdict)).isEqualTo(sent + ": " + why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "sa-east-1    | -",
        "eu-central-1 | us.anthropic.claude-haiku-5-5",
        "eu-central-1 | anthropic.claude-unheard-of",
        "eu-central-1 | arn:aws:bedrock:eu-central-1:123456789012:provisioned-model/a1b2"
      })
  void picksNothingWhereNoModelCanBeCalledForCertain(String region, @Nullable String listed) {
    // When
    ModelVerdict verdict = RULE.choose(question(anything(), region, listed));

    // Then
    assertThat(said(verdict))
        .isEqualTo(
            "MODEL_UNSUITABLE: None of the workspace's models that can be called from "
                + region
                + " can do the task.");
  }

  @Test
  void picksNoEmbeddingModel() {
    // When
    ModelVerdict verdict =
        RULE.choose(with(question(anything(), EU, null), InferenceApi.EMBEDDINGS));

    // Then
    assertThat(said(verdict)).startsWith("MODEL_UNSUITABLE: Name the embedding model");
  }

  @ParameterizedTest
  @EnumSource(Preference.class)
  void alwaysPicksTheSame(Preference preference) {
    ModelQuestion question = question(new ModelWish.Auto(TaskHint.SIMPLE, preference), EU, null);
    assertThat(RULE.choose(question)).isEqualTo(RULE.choose(question));
  }

  /// What is asked for, the profile that is known to be denied, what is sent and why.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          eu.anthropic.claude-sonnet-4-6     | eu.anthropic.claude-sonnet-4-6     | anthropic.claude-sonnet-4-6 | named direct-after-denial
          anthropic.claude-sonnet-4-6        | eu.anthropic.claude-sonnet-4-6     | anthropic.claude-sonnet-4-6 | named geography-profile direct-after-denial
          global.anthropic.claude-sonnet-4-6 | global.anthropic.claude-sonnet-4-6 | anthropic.claude-sonnet-4-6 | named direct-after-denial
          # Another profile of the model is another matter.
          global.anthropic.claude-sonnet-4-6 | eu.anthropic.claude-sonnet-4-6     | global.anthropic.claude-sonnet-4-6 | named
          # In the region would not be within the profile's destinations.
          us.anthropic.claude-sonnet-4-6     | us.anthropic.claude-sonnet-4-6     | us.anthropic.claude-sonnet-4-6 | named
          """)
  void staysInTheRegionWhereTheProfileIsDenied(
      String wish, String denied, String sent, String why) {
    // Given
    KnownLimits limits = new KnownLimits(Set.of(ModelReference.parse(denied).orThrow()), Set.of());

    // When
    ModelVerdict verdict = RULE.choose(with(question(named(wish), EU, null), limits));

    // Then
    assertThat(said(verdict)).isEqualTo(sent + ": " + why);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "eu.anthropic.claude-sonnet-4-6,     eu-central-1,  anthropic.claude-sonnet-4-6",
        "global.anthropic.claude-sonnet-4-6, eu-central-1,  anthropic.claude-sonnet-4-6",
        "us.anthropic.claude-sonnet-4-6,     eu-central-1,  -",
        "global.anthropic.claude-sonnet-4-6, us-gov-west-1, -",
        "anthropic.claude-sonnet-4-6,        eu-central-1,  -",
        "arn:aws:bedrock:eu-central-1:123456789012:provisioned-model/a1b2, eu-central-1, -"
      })
  void knowsWhenTheDirectIdIsNarrower(String denied, String region, @Nullable String direct) {
    assertThat(
            ModelRule.directId(ModelReference.parse(denied).orThrow(), new Region(region))
                .map(FoundationModel::text))
        .isEqualTo(Optional.ofNullable(direct));
  }

  @ParameterizedTest
  @CsvSource({
    // cache points in the body, refused for the model, left out
    "true,  true,  true",
    "true,  false, false",
    "false, true,  false"
  })
  void leavesCachePointsOutWhereTheAccountRefusesThem(
      boolean cachePoints, boolean refused, boolean leftOut) {
    // Given
    TaskFacts task =
        new TaskFacts(100, 1_000L, Set.of(), new Thinking.Unsaid(), false, cachePoints);
    ModelReference model =
        ModelReference.parse(refused ? SONNET : "eu.anthropic.claude-opus-4-8").orThrow();
    KnownLimits limits = new KnownLimits(Set.of(), Set.of(model));

    // When
    ModelVerdict verdict = RULE.choose(with(with(question(named(SONNET), EU, null), task), limits));

    // Then
    assertThat(verdict)
        .isInstanceOfSatisfying(
            ModelVerdict.Chosen.class,
            chosen -> {
              assertThat(chosen.withoutCachePoints()).isEqualTo(leftOut);
              assertThat(chosen.why()).isEqualTo(leftOut ? "named without-cache" : "named");
            });
  }

  private static ModelWish anything() {
    return new ModelWish.Auto(TaskHint.STANDARD, Preference.COST);
  }
}
