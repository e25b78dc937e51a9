package dev.latchkey.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.testkit.simulator.SimulatedCall;
import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.inference.AnswerHeaders;
import dev.latchkey.contracts.wire.inference.AttemptOutcome;
import dev.latchkey.contracts.wire.inference.Payer;
import dev.latchkey.contracts.wire.inference.TokenUsage;
import dev.latchkey.routing.fixture.Ask;
import dev.latchkey.routing.fixture.RoutingOnTheStack;
import dev.latchkey.routing.fixture.RoutingSurroundings;
import dev.latchkey.routing.fixture.Seen;
import dev.latchkey.routing.fixture.Tenant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@RoutingOnTheStack
class AnswerFromCustomerAccountTest {

  @Test
  void servesARequestFromTheCustomersAccountInTheWorkspacesRegion() {
    // Given
    Tenant tenant = Tenant.active();

    // When
    Seen answer = Ask.of(tenant, "Say hello").answer();

    // Then
    assertThat(answer.event().type()).isEqualTo(AnswerHeaders.SUCCEEDED);
    assertThat(answer.text()).contains("Say hello");
    List<SimulatedCall> calls = tenant.calls();
    assertThat(calls).hasSize(1);
    SimulatedCall call = calls.getFirst();
    assertThat(call.operation()).isEqualTo("InvokeModel");
    assertThat(call.account()).isEqualTo(tenant.key().account());
    assertThat(call.accessKeyId()).startsWith("ASIA");
    assertThat(call.region()).isEqualTo("eu-central-1");
    assertThat(call.host()).isEqualTo("bedrock-runtime.eu-central-1.amazonaws.com");
    assertThat(call.modelId()).isEqualTo(Ask.PROFILE);
    assertThat(call.status()).isEqualTo(200);
  }

  @Test
  void saysInTheHeadersWhoPaidWhere() {
    // Given
    Tenant tenant = Tenant.active();
    Ask ask = Ask.of(tenant, "Who pays?");

    // When
    Seen answer = ask.answer();

    // Then
    assertThat(answer.key()).isEqualTo(ask.key());
    assertThat(answer.event().subject()).isEqualTo(ask.id());
    assertThat(answer.event().source()).isEqualTo("routing-service");
    assertThat(answer.event().contentType()).isEqualTo("application/json");
    assertThat(answer.event().extensions())
        .containsEntry(AnswerHeaders.REQUEST_ID, ask.id())
        .containsEntry(AnswerHeaders.REQUEST_SOURCE, "agent-under-test")
        .containsEntry(AnswerHeaders.WORKSPACE, tenant.workspace().value())
        .containsEntry(AnswerHeaders.PAYER, "customer")
        .containsEntry(AnswerHeaders.CREDENTIAL_OWNER, "workspace")
        .containsEntry(AnswerHeaders.ACCOUNT, new AwsAccountId(tenant.key().account()).masked())
        .containsEntry(AnswerHeaders.REGION, "eu-central-1")
        .containsEntry(AnswerHeaders.MODEL, Ask.MODEL)
        .containsEntry(AnswerHeaders.PROFILE, Ask.PROFILE)
        .containsEntry(AnswerHeaders.ATTEMPTS, "1")
        .containsEntry(AnswerHeaders.POLICY, "strict");
  }

  @Test
  void publishesAnOutcomeForTheCall() {
    // Given
    Tenant tenant = Tenant.active();
    Ask ask = Ask.of(tenant, "What did it cost?");

    // When
    ask.answer();

    // Then
    Seen event = ask.awaitOutcomeEvent(1);
    AttemptOutcome outcome = event.data(AttemptOutcome.class);
    assertThat(event.key()).isEqualTo(tenant.workspace().value());
    assertThat(event.header(EventType.ORG)).isEqualTo(tenant.org().value());
    assertThat(outcome.payer()).isEqualTo(Payer.CUSTOMER);
    assertThat(outcome.account().value()).isEqualTo(tenant.key().account());
    assertThat(outcome.region()).isEqualTo(tenant.region());
    assertThat(outcome.model()).isEqualTo(Ask.PROFILE);
    assertThat(outcome.error()).isNull();
    assertThat(outcome.httpStatus()).isEqualTo(200);
    assertThat(outcome.awsRequestId()).isEqualTo(tenant.calls().getFirst().requestId());
    TokenUsage usage = Objects.requireNonNull(outcome.usage());
    assertThat(usage.input()).isPositive();
    assertThat(usage.output()).isPositive();
  }

  @Test
  void usesNothingOfTheHostsAwsSettings() {
    // Given
    Tenant tenant = Tenant.active();

    // When
    Ask.of(tenant, "Whose key is it?").answer();

    // Then
    assertThat(System.getProperty("aws.accessKeyId")).startsWith("AKIAPOISON");
    assertThat(RoutingSurroundings.trappedCalls()).isEmpty();
    assertThat(tenant.calls()).hasSize(1);
  }
}
