package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.admin.AdminEvent;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.directory.Plan;
import dev.latchkey.contracts.wire.settings.Byok;
import dev.latchkey.contracts.wire.settings.FallbackCaps;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.contracts.wire.settings.FallbackTerms;
import dev.latchkey.contracts.wire.settings.WorkspaceSettings;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@RunningCredentialService
class FallbackPolicyTest {

  @ParameterizedTest
  @CsvSource({
    "FREE, strict",
    "TEAM, strict",
    "SCALE, allow",
    "SCALE_PLUS, warn",
    "ENTERPRISE, strict",
    "BYOC, strict"
  })
  void proposesWhatThePlanDoesAndHoldsStrict(Plan plan, String proposed) {
    // Given
    Customer customer = Customer.known(plan);

    // Then
    show(customer)
        .statusCode(200)
        .body("workspaceid", equalTo(customer.workspace().value()))
        .body("policy", equalTo("strict"))
        .body("chosen", nullValue())
        .body("enforced", equalTo(false))
        .body("proposed", equalTo(proposed))
        .body("policyrevision", equalTo(1))
        .body("revision", equalTo(1))
        .body("accountguardrail", equalTo(false))
        .body("caps", equalTo(Map.of("usdperday", "20.00", "consecutive", 20, "epoch", 0)))
        .body("limits", equalTo(Map.of("usdperday", "20.00", "consecutive", 20)));
  }

  @ParameterizedTest
  @EnumSource(Plan.class)
  void letsOwnersChooseOnAnyPlanAndTellsRouting(Plan plan) {
    // Given
    Customer customer = Customer.known(plan);

    // When
    choose(customer, "{\"policy\":\"warn\"}")
        .statusCode(200)
        .body("policy", equalTo("warn"))
        .body("chosen", equalTo("warn"))
        .body("policyrevision", equalTo(2));

    // Then
    Published.awaitSettings(
        customer.workspace(),
        settings -> {
          assertThat(settings.policy()).isEqualTo(FallbackPolicy.WARN);
          assertThat(settings.revision()).isEqualTo(2);
          assertThat(terms(settings).policyRevision()).isEqualTo(2);
          assertThat(terms(settings).enforced()).isFalse();
        });
  }

  @Test
  void tellsWhoChoseWhat() {
    // Given
    Customer customer = Customer.known();

    // When
    choose(
        customer,
        """
        {"policy":"allow","accountguardrail":true,"caps":{"usdperday":"7.5","consecutive":3}}
        """);
    choose(customer, "{\"policy\":null}");

    // Then
    FallbackCaps caps = new FallbackCaps(new BigDecimal("7.50"), 3, 0);
    awaitAdminEvents(
        customer,
        events ->
            assertThat(events)
                .containsExactly(
                    new AdminEvent.PolicyChosen(
                        "somebody",
                        customer.workspace(),
                        customer.org(),
                        null,
                        FallbackPolicy.ALLOW,
                        true,
                        caps),
                    new AdminEvent.PolicyChosen(
                        "somebody",
                        customer.workspace(),
                        customer.org(),
                        FallbackPolicy.ALLOW,
                        null,
                        true,
                        caps)));
    Published.awaitSettings(
        customer.workspace(),
        settings -> {
          assertThat(settings.policy()).isEqualTo(FallbackPolicy.STRICT);
          assertThat(settings.fallback()).isEqualTo(new FallbackTerms(3, false, true, caps));
        });
  }

  @Test
  void changesNothingForTheSameChoiceAgain() {
    // Given
    Customer customer = Customer.known();
    String choice = "{\"policy\":\"allow\",\"accountguardrail\":true,\"caps\":{\"usdperday\":5}}";
    choose(customer, choice).body("revision", equalTo(2));

    // When
    choose(customer, choice).statusCode(200).body("revision", equalTo(2));
    choose(customer, "{\"caps\":{\"usdperday\":\"5.00\"}}").body("revision", equalTo(2));
    choose(customer, "{}").body("revision", equalTo(2));

    // Then
    customer.asOwner().post(customer.workspacePath() + "/fallback-caps/reset");
    awaitAdminEvents(
        customer,
        events ->
            assertThat(events)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("PolicyChosen", "FallbackCapsReset"));
    Published.awaitSettings(
        customer.workspace(), settings -> assertThat(settings.revision()).isEqualTo(3));
  }

  @Test
  void raisesThePolicyRevisionOnlyWithTheEffectivePolicy() {
    // Given
    Customer customer = Customer.known();

    // Then
    choose(customer, "{\"policy\":\"strict\"}")
        .body("revision", equalTo(2))
        .body("policyrevision", equalTo(1));
    choose(customer, "{\"accountguardrail\":true}")
        .body("revision", equalTo(3))
        .body("policyrevision", equalTo(1));
    choose(customer, "{\"policy\":\"allow\"}")
        .body("revision", equalTo(4))
        .body("policyrevision", equalTo(2));
    choose(customer, "{\"policy\":null}")
        .body("revision", equalTo(5))
        .body("policyrevision", equalTo(3));
  }

  @Test
  void startsANewEpochOfTheCaps() {
    // Given
    Customer customer = Customer.known();

    // When
    customer
        .as(Role.ORG_OWNER)
        .post(customer.workspacePath() + "/fallback-caps/reset")
        .then()
        .statusCode(200)
        .body("caps.epoch", equalTo(1));

    // Then
    Published.awaitSettings(
        customer.workspace(),
        settings -> {
          assertThat(terms(settings).caps().epoch()).isEqualTo(1);
          assertThat(terms(settings).policyRevision()).isEqualTo(1);
        });
    awaitAdminEvents(
        customer,
        events ->
            assertThat(events)
                .containsExactly(
                    new AdminEvent.FallbackCapsReset(
                        "somebody", customer.workspace(), customer.org(), 1)));
  }

  @Test
  void takesTheDeploymentsCapsAgain() {
    // Given
    Customer customer = Customer.known();
    choose(customer, "{\"caps\":{\"usdperday\":\"0\",\"consecutive\":0}}")
        .body("caps.usdperday", equalTo("0.00"))
        .body("caps.consecutive", equalTo(0));

    // Then
    choose(customer, "{\"caps\":{\"usdperday\":null,\"consecutive\":null}}")
        .body("caps.usdperday", equalTo("20.00"))
        .body("caps.consecutive", equalTo(20));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {"policy":"maybe"}                  | policy must be allow, warn or strict, or null
          {"policy":1}                        | policy must be
          {"colour":"red"}                    | unknown field 'colour'
          {"accountguardrail":null}           | accountguardrail must be true or false
          {"accountguardrail":"true"}         | accountguardrail must be
          {"caps":null}                       | caps must be an object
          {"caps":{"epoch":7}}                | unknown field 'caps.epoch'
          {"caps":{"usdperday":"20.01"}}      | caps.usdperday is above this deployment's limit of 20.00
          {"caps":{"usdperday":-1}}           | caps.usdperday must be an amount
          {"caps":{"usdperday":"1.001"}}      | caps.usdperday must be an amount
          {"caps":{"usdperday":"much"}}       | caps.usdperday must be an amount
          {"caps":{"usdperday":1e3}}          | caps.usdperday is above
          {"caps":{"consecutive":21}}         | caps.consecutive is above this deployment's limit of 20
          {"caps":{"consecutive":-1}}         | caps.consecutive must be a whole number
          {"caps":{"consecutive":1.5}}        | caps.consecutive must be a whole number
          {"caps":{"consecutive":"3"}}        | caps.consecutive must be a whole number
          {"policy":"allow","policy":"allow"} | names each field once
          []                                  | not a JSON object
          null                                | not a JSON object
          {"policy":"allow"                   | not a JSON object
          """)
  void namesWhatIsWrongAndChangesNothing(String body, String part) {
    // Given
    Customer customer = Customer.known();

    // Then
    choose(customer, body)
        .statusCode(400)
        .body("code", equalTo("REQUEST_MALFORMED"))
        .body("message", containsString(part));
    show(customer).body("revision", equalTo(1));
  }

  @Test
  void followsAllWishesOrNone() {
    // Given
    Customer customer = Customer.known();

    // When
    choose(customer, "{\"policy\":\"allow\",\"caps\":{\"consecutive\":21}}").statusCode(400);

    // Then
    show(customer).body("policy", equalTo("strict")).body("revision", equalTo(1));
  }

  @Test
  void choosesThePolicyTogetherWithAKey() {
    // Given
    Customer customer = Customer.known();

    // When
    save(customer, "warn", Role.WORKSPACE_OWNER).statusCode(200).body("policy", equalTo("warn"));

    // Then
    Published.awaitSettings(
        customer.workspace(),
        settings -> {
          assertThat(settings.revision()).isEqualTo(2);
          assertThat(settings.policy()).isEqualTo(FallbackPolicy.WARN);
          assertThat(settings.byok()).isInstanceOf(Byok.Active.class);
        });
    awaitAdminEvents(
        customer,
        events ->
            assertThat(events)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("AccessKeySaved", "PolicyChosen"));
  }

  @Test
  void savesNoKeyWithAPolicyThatMayNotBeChosen() {
    // Given
    Customer customer = Customer.known();

    // Then
    save(customer, "allow", Role.WORKSPACE_ADMIN)
        .statusCode(403)
        .body("code", equalTo("FORBIDDEN"));
    save(customer, "sometimes", Role.WORKSPACE_OWNER)
        .statusCode(400)
        .body("message", containsString("policy must be allow, warn or strict"));
    customer.show(Role.MEMBER).body("state", equalTo("not-configured"));
  }

  static ValidatableResponse choose(Customer customer, String body) {
    return customer.asOwner().body(body).put(customer.workspacePath() + "/fallback-policy").then();
  }

  static ValidatableResponse show(Customer customer) {
    return customer.asOwner().get(customer.workspacePath() + "/fallback-policy").then();
  }

  static FallbackTerms terms(WorkspaceSettings settings) {
    return Objects.requireNonNull(settings.fallback());
  }

  static void awaitAdminEvents(Customer customer, Consumer<List<AdminEvent>> assertions) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertions.accept(Published.data(EventType.ADMIN_EVENT, customer.workspace())));
  }

  private static ValidatableResponse save(Customer customer, String policy, Role role) {
    return customer
        .as(role)
        .body(
            Map.of(
                "accessKeyId", customer.key().accessKeyId(),
                "secretAccessKey", customer.key().secretAccessKey().reveal(),
                "policy", policy))
        .put(customer.path() + "/access-key")
        .then();
  }
}
