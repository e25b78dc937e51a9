package dev.latchkey.routing.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.Geography;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.routing.decision.PlatformRoute;
import dev.latchkey.routing.fixture.TestPlatform;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlatformRoutesTest {

  private static final String KEY = "latchkey.routing.platform.";
  private static final String ROLE = KEY + "regions.eu-central-1.role-arn";
  private static final String MODELS = KEY + "regions.eu-central-1.models";
  private static final Map<String, String> GOOD =
      Map.of(KEY + "account", "999999999999", ROLE, "arn:aws:iam::999999999999:role/fallback");
  private static final Region FRANKFURT = new Region("eu-central-1");
  private static final ModelReference PROFILE = model("eu.anthropic.claude-sonnet-4-6");

  @Test
  void hasNoPlatformWithoutSettings() {
    // When
    PlatformRoutes routes = TestPlatform.routes(Map.of());

    // Then
    assertThat(routes.account()).isEmpty();
    assertThat(routes.route(FRANKFURT, PROFILE)).isEmpty();
  }

  @Test
  void routesToTheSameRegionAndModelWithTheirDestinations() {
    // When
    PlatformRoutes routes = TestPlatform.routes(GOOD);

    // Then
    assertThat(routes.account()).contains(new AwsAccountId("999999999999"));
    assertThat(routes.route(FRANKFURT, PROFILE))
        .contains(
            new PlatformRoute(
                FRANKFURT, PROFILE, Geography.ofPrefix("eu").orElseThrow().destinations()));
  }

  @Test
  void hasNoRouteInARegionThatIsNotConfigured() {
    assertThat(TestPlatform.routes(GOOD).route(new Region("eu-west-1"), PROFILE)).isEmpty();
  }

  @Test
  void hasNoRouteToAModelThatIsNotListedWhereModelsAreListed() {
    // When
    PlatformRoutes routes =
        TestPlatform.routes(with(MODELS, "eu.anthropic.claude-sonnet-4-6,cohere.embed-v4:0"));

    // Then
    assertThat(routes.route(FRANKFURT, PROFILE)).isPresent();
    assertThat(routes.route(FRANKFURT, model("anthropic.claude-sonnet-4-6"))).isEmpty();
  }

  @Test
  void hasNoRouteToWhatBelongsToAnAccount() {
    // Given
    String arn = "arn:aws:bedrock:eu-central-1:111111111111:application-inference-profile/abc";

    // When
    PlatformRoutes routes =
        TestPlatform.routes(with(KEY + "equivalents.\"" + arn + "\"", PROFILE.text()));

    // Then
    assertThat(routes.route(FRANKFURT, model(arn))).isEmpty();
    assertThat(routes.equivalents()).isEqualTo(Map.of(arn, PROFILE));
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        argumentSet("a region without an account", KEY + "account", "", "platform.account"),
        argumentSet("an account that is none", KEY + "account", "12", "platform.account"),
        argumentSet("a role that is no ARN", ROLE, "fallback", "eu-central-1.role-arn"),
        argumentSet(
            "a role of another account",
            ROLE,
            "arn:aws:iam::111111111111:role/fallback",
            "eu-central-1.role-arn"),
        argumentSet(
            "a user in the place of a role",
            ROLE,
            "arn:aws:iam::999999999999:user/fallback",
            "eu-central-1.role-arn"),
        argumentSet(
            "a region that is none",
            KEY + "regions.eu-middle-1.role-arn",
            "arn:aws:iam::999999999999:role/fallback",
            "platform.regions"),
        argumentSet("a model that is none", MODELS, "gpt", "eu-central-1.models"),
        argumentSet(
            "an equivalent of what is no ARN",
            KEY + "equivalents.mine",
            "eu.anthropic.claude-sonnet-4-6",
            "platform.equivalents"),
        argumentSet(
            "an equivalent that is an ARN",
            KEY + "equivalents.\"arn:aws:bedrock:eu-central-1:111111111111:provisioned-model/abc\"",
            "arn:aws:bedrock:eu-central-1:999999999999:provisioned-model/abc",
            "platform.equivalents"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void refusesToStartAndNamesTheKey(String key, String value, String named) {
    assertThatIllegalStateException()
        .isThrownBy(() -> TestPlatform.routes(with(key, value)))
        .withMessageContaining("CONFIGURATION")
        .withMessageContaining(named);
  }

  private static Map<String, String> with(String key, String value) {
    Map<String, String> settings = new HashMap<>(GOOD);
    settings.put(key, value);
    return settings;
  }

  private static ModelReference model(String text) {
    return ModelReference.parse(text).orThrow();
  }
}
