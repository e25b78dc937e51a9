package dev.latchkey.credential.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.chassis.aws.AwsEndpoints;
import dev.latchkey.contracts.testkit.junit.WithSimulator;
import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.testkit.simulator.SimulatedCall;
import dev.latchkey.contracts.testkit.simulator.SimulatedKey;
import dev.latchkey.contracts.wire.identifiers.AccessKeyId;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.credential.aws.bedrock.BedrockProbe;
import dev.latchkey.credential.aws.sts.SecurityTokens;
import dev.latchkey.credential.decision.AwsAnswer;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sts.StsAsyncClient;

/// INV-2. The module's tests run with poisoned `AWS_*` variables (see the build file); here the
/// system properties that the SDK would read are poisoned too.
@WithSimulator
class PoisonedSurroundingsTest {

  private static final Map<String, String> POISON =
      Map.of(
          "aws.accessKeyId", "AKIAPOISONPOISON0000",
          "aws.secretAccessKey", "poison",
          "aws.sessionToken", "poison",
          "aws.bearerTokenBedrock", "bedrock-api-key-poison",
          "aws.region", "us-west-1",
          "aws.profile", "poison",
          "aws.endpointUrl", "http://127.0.0.1:9",
          "aws.endpointUrlSts", "http://127.0.0.1:9",
          "aws.endpointUrlBedrock", "http://127.0.0.1:9",
          "aws.useFipsEndpoint", "true");

  private static final Region REGION = new Region("eu-north-1");

  @BeforeEach
  void poison() {
    POISON.forEach(System::setProperty);
  }

  @AfterEach
  void clean() {
    POISON.keySet().forEach(System::clearProperty);
  }

  @Test
  void theSurroundingsArePoisoned() {
    assertThat(System.getenv()).containsEntry("AWS_ACCESS_KEY_ID", "AKIAPOISONPOISON0000");
  }

  @Test
  void changesNothing() {
    // Given
    SimulatedKey customer = SharedServers.simulator().admin().createAccount("poisoned");
    AwsClients clients =
        new AwsClients(
            new AwsEndpoints(() -> Optional.of(SharedServers.simulator().uri())),
            () -> Duration.ofSeconds(10));
    SecurityTokens sts = new SecurityTokens(clients, () -> Duration.ofHours(1), Clock.systemUTC());

    // When
    SigningKey.Session session =
        done(
            sts.mint(
                new SigningKey.LongTerm(
                    new AccessKeyId(customer.accessKeyId()), customer.secretAccessKey()),
                REGION));
    AwsAccountId account = done(sts.accountOf(session, REGION));
    int models = done(new BedrockProbe(clients).countModels(session, REGION));

    // Then
    assertThat(account.value()).isEqualTo(customer.account());
    assertThat(models).isPositive();
    List<SimulatedCall> calls = SharedServers.simulator().admin().callsOf(customer.account());
    assertThat(calls)
        .extracting(SimulatedCall::operation, SimulatedCall::region, SimulatedCall::accessKeyId)
        .containsExactly(
            tuple("GetSessionToken", customer.accessKeyId()),
            tuple("GetCallerIdentity", session.accessKeyId().value()),
            tuple("ListFoundationModels", session.accessKeyId().value()));
    clients.close();
  }

  @Test
  void namesAwsItselfWhereThereIsNoSimulator() {
    // Given
    AwsClients clients =
        new AwsClients(new AwsEndpoints(Optional::empty), () -> Duration.ofSeconds(10));

    // When
    try (StsAsyncClient client = clients.build(StsAsyncClient.builder(), "sts", REGION)) {
      // Then
      assertThat(client.serviceClientConfiguration().endpointOverride())
          .contains(URI.create("https://sts.eu-north-1.amazonaws.com"));
    }
    clients.close();
  }

  private static org.assertj.core.groups.Tuple tuple(String operation, String key) {
    return org.assertj.core.api.Assertions.tuple(operation, REGION.name(), key);
  }

  private static <T> T done(Uni<AwsAnswer<T>> call) {
    AwsAnswer<T> answer = call.await().atMost(Duration.ofSeconds(30));
    assertThat(answer).isInstanceOf(AwsAnswer.Done.class);
    return ((AwsAnswer.Done<T>) answer).value();
  }
}
