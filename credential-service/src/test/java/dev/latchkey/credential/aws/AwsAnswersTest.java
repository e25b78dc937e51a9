package dev.latchkey.credential.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.latchkey.contracts.chassis.aws.AwsEndpoints;
import dev.latchkey.contracts.testkit.loopback.LoopbackHttp;
import dev.latchkey.contracts.testkit.loopback.LoopbackPort;
import dev.latchkey.contracts.wire.identifiers.AccessKeyId;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.secret.SecretText;
import dev.latchkey.credential.aws.bedrock.BedrockProbe;
import dev.latchkey.credential.aws.sts.SecurityTokens;
import dev.latchkey.credential.decision.AwsAnswer;
import dev.latchkey.credential.decision.AwsFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What the SDK makes of AWS's answers, on the wire, and what becomes of it here.
class AwsAnswersTest {

  private static final Region REGION = new Region("eu-central-1");
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final SigningKey.LongTerm KEY =
      new SigningKey.LongTerm(
          new AccessKeyId("AKIAIOSFODNN7EXAMPLE"), SecretText.of("not-so-secret"));
  private static final SigningKey.Session SESSION =
      new SigningKey.Session(
          new AccessKeyId("ASIAIOSFODNN7EXAMPLE"),
          SecretText.of("not-so-secret"),
          SecretText.of("token"),
          Instant.EPOCH,
          Instant.EPOCH);

  static Stream<Arguments> stsErrors() {
    return Stream.of("InvalidClientTokenId", "AccessDenied", "RegionDisabledException", "Brand.New")
        .map(code -> argumentSet(code, code));
  }

  static Stream<Arguments> bedrockErrors() {
    return Stream.of(
        argumentSet("message", "AccessDeniedException", 403, "message"),
        argumentSet("Message", "AccessDeniedException", 403, "Message"),
        argumentSet("throttled", "ThrottlingException", 429, "message"),
        argumentSet("a fault", "InternalServerException", 500, "message"));
  }

  @ParameterizedTest
  @MethodSource("stsErrors")
  void readsTheErrorsOfSts(String code) {
    String xml =
        "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error>"
            + "<Type>Sender</Type><Code>"
            + code
            + "</Code><Message>why</Message></Error><RequestId>1</RequestId></ErrorResponse>";
    try (LoopbackHttp aws = answering(403, "text/xml", xml)) {
      assertThat(mint(aws.address()))
          .isEqualTo(new AwsAnswer.Failed<>(new AwsFailure.Refused(code, 403, "why")));
    }
  }

  @ParameterizedTest
  @MethodSource("bedrockErrors")
  void readsTheErrorsOfBedrock(String code, int status, String field) {
    String json = "{\"__type\":\"" + code + "\",\"" + field + "\":\"why\"}";
    try (LoopbackHttp aws = answering(status, "application/json", json)) {
      assertThat(probe(aws.address()))
          .isEqualTo(new AwsAnswer.Failed<>(new AwsFailure.Refused(code, status, "why")));
    }
  }

  @Test
  void asksOnceAndLeavesRetriesToTheRenewal() {
    // Given
    AtomicInteger calls = new AtomicInteger();
    try (LoopbackHttp aws =
        LoopbackHttp.start(
            0,
            _ -> {
              calls.incrementAndGet();
              return reply(503, "text/xml", "<a/>");
            })) {
      // When
      mint(aws.address());

      // Then
      assertThat(calls).hasValue(1);
    }
  }

  @Test
  void tellsThatNobodyListens() {
    assertThat(mint(URI.create("http://127.0.0.1:" + LoopbackPort.preferring(0))))
        .isEqualTo(new AwsAnswer.Failed<>(new AwsFailure.Unreachable()));
  }

  @Test
  void tellsThatTheConnectionBroke() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> acceptAndHangUp(server));

      assertThat(mint(URI.create("http://127.0.0.1:" + server.getLocalPort())))
          .isEqualTo(new AwsAnswer.Failed<>(new AwsFailure.Unreachable()));
    }
  }

  @Test
  void tellsThatNoAnswerCame() {
    CountDownLatch over = new CountDownLatch(1);
    try (LoopbackHttp aws = LoopbackHttp.start(0, _ -> never(over))) {
      assertThat(mint(aws.address())).isEqualTo(new AwsAnswer.Failed<>(new AwsFailure.TimedOut()));
    } finally {
      over.countDown();
    }
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  void tellsThatTheAnswerIsNonsense(String xml) {
    try (LoopbackHttp aws = answering(200, "text/xml", xml)) {
      assertThat(mint(aws.address()))
          .isEqualTo(new AwsAnswer.Failed<>(new AwsFailure.Unreadable()));
    }
  }

  static Stream<Arguments> nonsense() {
    return Stream.of(
        argumentSet("nothing", ""),
        argumentSet("no XML", "gateway says hello"),
        argumentSet("another document", "<html/>"),
        argumentSet(
            "no session",
            "<GetSessionTokenResponse><GetSessionTokenResult/></GetSessionTokenResponse>"),
        argumentSet(
            "half a session",
            "<GetSessionTokenResponse><GetSessionTokenResult><Credentials>"
                + "<AccessKeyId>ASIAIOSFODNN7EXAMPLE</AccessKeyId>"
                + "</Credentials></GetSessionTokenResult></GetSessionTokenResponse>"));
  }

  private static AwsAnswer<SigningKey.Session> mint(URI aws) {
    AwsClients clients = clients(aws);
    try {
      return new SecurityTokens(clients, () -> Duration.ofHours(1), Clock.systemUTC())
          .mint(KEY, REGION)
          .await()
          .atMost(Duration.ofSeconds(30));
    } finally {
      clients.close();
    }
  }

  private static AwsAnswer<Integer> probe(URI aws) {
    AwsClients clients = clients(aws);
    try {
      return new BedrockProbe(clients)
          .countModels(SESSION, REGION)
          .await()
          .atMost(Duration.ofSeconds(30));
    } finally {
      clients.close();
    }
  }

  private static AwsClients clients(URI aws) {
    return new AwsClients(new AwsEndpoints(() -> Optional.of(aws)), () -> PATIENCE);
  }

  private static LoopbackHttp answering(int status, String type, String body) {
    return LoopbackHttp.start(0, _ -> reply(status, type, body));
  }

  private static LoopbackHttp.Reply reply(int status, String type, String body) {
    return new LoopbackHttp.Reply(status, type, body.getBytes(UTF_8));
  }

  private static LoopbackHttp.Reply never(CountDownLatch over) {
    try {
      over.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return LoopbackHttp.Reply.empty(200);
  }

  private static void acceptAndHangUp(ServerSocket server) {
    try {
      server.accept().close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
