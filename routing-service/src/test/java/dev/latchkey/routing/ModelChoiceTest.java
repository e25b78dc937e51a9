package dev.latchkey.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.testkit.simulator.SimulatedCall;
import dev.latchkey.contracts.testkit.simulator.SimulatedFault;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.inference.AnswerHeaders;
import dev.latchkey.contracts.wire.inference.RequestHeaders;
import dev.latchkey.contracts.wire.settings.WorkspaceSettings;
import dev.latchkey.routing.fixture.Ask;
import dev.latchkey.routing.fixture.RoutingOnTheStack;
import dev.latchkey.routing.fixture.Seen;
import dev.latchkey.routing.fixture.Tenant;
import dev.latchkey.routing.fixture.TestKafka;
import dev.latchkey.routing.fixture.TestVault;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is asked for, what is called, and how the answer tells it.
@RoutingOnTheStack
class ModelChoiceTest {

  private static final String SONNET = "anthropic.claude-sonnet-4-6";
  private static final String MARKED =
      """
      {"anthropic_version":"bedrock-2023-05-31","max_tokens":64,
       "system":[{"type":"text","text":"Be brief.","cache_control":{"type":"ephemeral"}}],
       "messages":[{"role":"user","content":"hello"}]}\
      """;

  @Test
  void callsAModelThroughTheProfileOfTheRegionsGeography() {
    // Given
    Tenant tenant = Tenant.active();
    Ask ask = Ask.of(tenant, "hello").with(RequestHeaders.MODEL, SONNET);

    // When
    Seen answer = ask.answer();

    // Then
    assertThat(answer.event().type()).isEqualTo(AnswerHeaders.SUCCEEDED);
    assertThat(answer.event().extensions())
        .containsEntry(AnswerHeaders.MODEL, SONNET)
        .containsEntry(AnswerHeaders.PROFILE, "eu." + SONNET)
        .containsEntry(AnswerHeaders.MODEL_CHOICE, "named geography-profile");
    assertThat(models(tenant)).containsExactly("eu." + SONNET);
    assertThat(ask.awaitOutcome(1).model()).isEqualTo("eu." + SONNET);
  }

  @Test
  void choosesAmongTheWorkspacesModels() {
    // Given
    Tenant tenant = Tenant.unknown();
    TestVault.store(tenant.mintSession());
    TestKafka.shared()
        .publish(listing(tenant, List.of(SONNET, "anthropic.claude-opus-4-8", "of the future")));
    Ask ask = Ask.of(tenant, "hello").with(RequestHeaders.MODEL, "auto");

    // When
    Seen cheap = ask.answer();
    Seen good =
        Ask.of(tenant, "hello")
            .with(RequestHeaders.MODEL, "auto")
            .with(RequestHeaders.PREFER, "quality")
            .answer();

    // Then
    assertThat(cheap.header(AnswerHeaders.PROFILE)).isEqualTo("eu." + SONNET);
    assertThat(cheap.header(AnswerHeaders.MODEL_CHOICE)).isEqualTo("auto geography-profile");
    assertThat(good.header(AnswerHeaders.MODEL)).isEqualTo("anthropic.claude-opus-4-8");
    assertThat(ask.awaitOutcome(1).costUsd()).isPositive();
  }

  @Test
  void knowsNoCostOfAnotherTierThanTheDefault() {
    // Given
    Tenant tenant = Tenant.active();
    Ask tiered = Ask.of(tenant, "hello").with(RequestHeaders.SERVICE_TIER, "priority");
    Ask usual = Ask.of(tenant, "hello").with(RequestHeaders.SERVICE_TIER, "default");

    // When
    tiered.answer();
    usual.answer();

    // Then
    assertThat(tiered.awaitOutcome(1).usage()).isNotNull();
    assertThat(tiered.awaitOutcome(1).costUsd()).isNull();
    assertThat(usual.awaitOutcome(1).costUsd()).isPositive();
  }

  @Test
  void choosesNothingAmongModelsThatItCannotRead() {
    // Given
    Tenant tenant = Tenant.unknown();
    TestVault.store(tenant.mintSession());
    TestKafka.shared().publish(listing(tenant, List.of("of the future")));

    // When
    Seen answer = Ask.of(tenant, "hello").with(RequestHeaders.MODEL, "auto").answer();

    // Then
    assertThat(answer.error().code()).isEqualTo(ErrorCode.MODEL_UNSUITABLE);
    assertThat(tenant.calls()).isEmpty();
  }

  @Test
  void callsNoResourceOfAnotherRegion() {
    // Given
    Tenant tenant = Tenant.active();
    String arn = "arn:aws:bedrock:eu-west-1:" + tenant.key().account() + ":provisioned-model/a1";

    // When
    Seen answer = Ask.of(tenant, "hello").with(RequestHeaders.MODEL, arn).answer();

    // Then
    assertThat(answer.error().code()).isEqualTo(ErrorCode.MODEL_ELSEWHERE);
    assertThat(answer.error().message()).contains("eu-west-1").doesNotContain("arn:");
    assertThat(tenant.calls()).isEmpty();
  }

  @Test
  void refusesForCertainWhatTheModelRefusesWithoutACall() {
    // Given
    Tenant tenant = Tenant.active();
    String body = Ask.body("hello").replace("\"max_tokens\":64", "\"max_tokens\":64001");

    // When
    Seen answer = Ask.withBody(tenant, body).answer();

    // Then
    assertThat(answer.error().code()).isEqualTo(ErrorCode.VALIDATION);
    assertThat(answer.header(AnswerHeaders.ATTEMPTS)).isEqualTo("0");
    assertThat(tenant.calls()).isEmpty();
  }

  /// The simulator offers no model by its own id, as AWS does for these.
  @Test
  void triesTheDirectIdWhereThePolicyOfTheOrganisationForbidsTheProfile() {
    // Given
    Tenant tenant = Tenant.active();
    SharedServers.simulator()
        .admin()
        .addFault(
            SimulatedFault.error("scp-deny")
                .onAccount(tenant.key().account())
                .onModel("eu." + SONNET));

    // When
    Ask ask = Ask.of(tenant, "hello").with(RequestHeaders.MODEL, "eu." + SONNET);
    Seen answer = ask.answer();

    // Then
    assertThat(models(tenant)).containsExactly("eu." + SONNET, SONNET);
    assertThat(answer.error().code()).isEqualTo(ErrorCode.SCP_DENIED);
    assertThat(answer.header(AnswerHeaders.ATTEMPTS)).isEqualTo("2");
    assertThat(answer.header(AnswerHeaders.PROFILE)).isEqualTo("eu." + SONNET);
    assertThat(ask.awaitOutcome(1).error()).isEqualTo(ErrorCode.SCP_DENIED);
    assertThat(ask.awaitOutcome(2).error()).isEqualTo(ErrorCode.VALIDATION);
  }

  @Test
  void leavesCachePointsOutWhereTheAccountRefusesThem() {
    // Given
    Tenant tenant = Tenant.active();
    SharedServers.simulator()
        .admin()
        .addFault(
            SimulatedFault.error("prompt-cache-unsupported")
                .onAccount(tenant.key().account())
                .times(1));

    // When
    Seen answer = Ask.withBody(tenant, MARKED).answer();

    // Then
    assertThat(answer.event().type()).isEqualTo(AnswerHeaders.SUCCEEDED);
    assertThat(answer.header(AnswerHeaders.ATTEMPTS)).isEqualTo("2");
    assertThat(answer.header(AnswerHeaders.MODEL_CHOICE)).isEqualTo("named without-cache");
  }

  @Test
  void remembersThatTheAccountRefusesCachePoints() {
    // Given
    Tenant tenant = Tenant.active();
    SharedServers.simulator()
        .admin()
        .addFault(
            SimulatedFault.error("prompt-cache-unsupported")
                .onAccount(tenant.key().account())
                .times(1));
    Ask.withBody(tenant, MARKED).answer();

    // When
    Seen answer = Ask.withBody(tenant, MARKED).answer();
    Seen unmarked = Ask.of(tenant, "hello").answer();

    // Then
    assertThat(answer.header(AnswerHeaders.ATTEMPTS)).isEqualTo("1");
    assertThat(answer.header(AnswerHeaders.MODEL_CHOICE)).isEqualTo("named without-cache");
    assertThat(unmarked.header(AnswerHeaders.MODEL_CHOICE)).isEqualTo("named");
  }

  private static WorkspaceSettings listing(Tenant tenant, List<String> models) {
    WorkspaceSettings settings = tenant.settings(1, tenant.byok());
    return new WorkspaceSettings(
        settings.workspace(),
        settings.org(),
        settings.revision(),
        settings.environment(),
        settings.region(),
        settings.policy(),
        settings.fallback(),
        settings.byok(),
        models);
  }

  private static List<String> models(Tenant tenant) {
    return tenant.calls().stream().map(SimulatedCall::modelId).toList();
  }
}
