package dev.latchkey.routing.bedrock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.AccessKeyId;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.CredentialId;
import dev.latchkey.contracts.wire.identifiers.CredentialVersion;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.inference.Guardrail;
import dev.latchkey.contracts.wire.inference.ServiceTier;
import dev.latchkey.contracts.wire.secret.SecretText;
import dev.latchkey.contracts.wire.vault.CredentialScope;
import dev.latchkey.contracts.wire.vault.SessionDocument;
import dev.latchkey.routing.decision.CallFailure;
import dev.latchkey.routing.decision.CallPhase;
import dev.latchkey.routing.decision.FailureClassifier;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BedrockCallsTest {

  private static final FailureClassifier CLASSIFIER = new FailureClassifier(FailureTable.rows());
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  static Stream<Arguments> failures() {
    return Stream.of(
        argumentSet(
            "the connection is closed before an answer",
            (BrokenServer.Behaviour) socket -> socket.close(),
            CallPhase.SENT,
            ErrorCode.NETWORK),
        argumentSet(
            "the connection is reset",
            (BrokenServer.Behaviour)
                socket -> {
                  socket.setSoLinger(true, 0);
                  socket.close();
                },
            CallPhase.SENT,
            ErrorCode.NETWORK),
        argumentSet(
            "the answer is cut short",
            (BrokenServer.Behaviour)
                socket -> {
                  socket
                      .getOutputStream()
                      .write("HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\nab".getBytes(UTF_8));
                  socket.close();
                },
            CallPhase.SENT,
            ErrorCode.NETWORK),
        argumentSet(
            "the answer is no HTTP",
            (BrokenServer.Behaviour)
                socket -> {
                  socket.getOutputStream().write("SSH-2.0-OpenSSH\r\n\r\n".getBytes(UTF_8));
                  socket.close();
                },
            CallPhase.SENT,
            ErrorCode.NETWORK),
        argumentSet(
            "a gateway answers",
            BrokenServer.answers("502 Bad Gateway", "", "<html>"),
            CallPhase.ANSWERED,
            ErrorCode.NETWORK),
        argumentSet(
            "an overloaded gateway answers",
            BrokenServer.answers("503 Unavailable", "", ""),
            CallPhase.ANSWERED,
            ErrorCode.TRANSIENT),
        argumentSet(
            "a redirection is not followed",
            BrokenServer.answers("302 Found", "location: http://127.0.0.1:1/\r\n", ""),
            CallPhase.ANSWERED,
            ErrorCode.UNCLASSIFIED),
        argumentSet(
            "the failure hides behind a 200",
            BrokenServer.answers(
                "200 OK",
                "",
                "{\"Output\":{\"__type\":\"com.amazon.coral.service#UnknownOperationException\"}}"),
            CallPhase.ANSWERED,
            ErrorCode.CONFIGURATION),
        argumentSet(
            "the name stands in the header",
            BrokenServer.answers(
                "429 Too Many",
                "x-amzn-ErrorType: ThrottlingException:http://internal.amazon.com/coral/\r\n",
                "{\"message\":\"Too many requests, please wait before trying again.\"}"),
            CallPhase.ANSWERED,
            ErrorCode.THROTTLED),
        argumentSet(
            "the name stands in the body, and the text under Message",
            BrokenServer.answers(
                "403 Forbidden",
                "",
                "{\"__type\":\"com.amazon#AccessDeniedException\",\"Message\":\"x with an explicit"
                    + " deny in a service control policy\"}"),
            CallPhase.ANSWERED,
            ErrorCode.SCP_DENIED));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void tellsHowFarACallCameAndNeverRepeatsIt(
      BrokenServer.Behaviour behaviour, CallPhase phase, ErrorCode code) throws IOException {
    // Given
    try (BrokenServer server = BrokenServer.that(behaviour);
        BedrockCalls calls = new BedrockCalls(_ -> server.address(), 4)) {
      // When
      CallFailure failure = failed(calls.invoke(call(PATIENCE))).failure();

      // Then
      assertThat(failure.phase()).isEqualTo(phase);
      assertThat(CLASSIFIER.classify(failure)).isEqualTo(code);
      assertThat(server.requests()).isEqualTo(1);
    }
  }

  @Test
  void knowsThatNothingWasSentWhereNobodyListens() throws IOException {
    // Given
    URI nobody = URI.create("http://127.0.0.1:" + freePort());
    try (BedrockCalls calls = new BedrockCalls(_ -> nobody, 4)) {
      // When
      CallFailure failure = failed(calls.invoke(call(PATIENCE))).failure();

      // Then
      assertThat(failure.phase()).isEqualTo(CallPhase.NOT_SENT);
      assertThat(CLASSIFIER.classify(failure)).isEqualTo(ErrorCode.NETWORK);
    }
  }

  @Test
  void endsAtItsPatience() throws IOException {
    // Given
    try (BrokenServer server = BrokenServer.that(socket -> {});
        BedrockCalls calls = new BedrockCalls(_ -> server.address(), 4)) {
      // When
      CallFailure failure = failed(calls.invoke(call(Duration.ofMillis(300)))).failure();

      // Then
      assertThat(failure.phase()).isEqualTo(CallPhase.SENT);
      assertThat(CLASSIFIER.classify(failure)).isEqualTo(ErrorCode.TIMEOUT);
    }
  }

  @Test
  void isBrokenOffWithoutLeavingTheThreadInterrupted() throws Exception {
    // Given
    try (BrokenServer server = BrokenServer.that(socket -> {});
        BedrockCalls calls = new BedrockCalls(_ -> server.address(), 4)) {
      CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
      CompletableFuture<CallResult> result = new CompletableFuture<>();
      Thread.ofVirtual()
          .start(
              () -> {
                result.complete(calls.invoke(call(PATIENCE)));
                interrupted.complete(Thread.currentThread().isInterrupted());
              });
      await().until(() -> server.requests() == 1);

      // When
      calls.abort();

      // Then
      CallFailure failure = failed(result.get()).failure();
      assertThat(CLASSIFIER.classify(failure)).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
      assertThat(interrupted.get()).isFalse();
    }
  }

  @Test
  void passesOnWhatAwsSaysAboutWaiting() throws IOException {
    // Given
    try (BrokenServer server =
            BrokenServer.that(
                BrokenServer.answers(
                    "429 Too Many",
                    "retry-after: 17\r\nx-amzn-requestid: aws-1\r\n",
                    "{\"__type\":\"ThrottlingException\",\"message\":\"Rate exceeded\"}"));
        BedrockCalls calls = new BedrockCalls(_ -> server.address(), 4)) {
      // When
      CallResult.Failed failed = failed(calls.invoke(call(PATIENCE)));

      // Then
      assertThat(failed.retryAfterSeconds()).isEqualTo(17);
      assertThat(failed.awsRequestId()).isEqualTo("aws-1");
    }
  }

  @Test
  void asksForTheGuardrailAndTheTierOfTheRequest() throws IOException {
    // Given
    ModelCall plain = call(PATIENCE);
    ModelCall guarded =
        new ModelCall(
            ModelOperation.INVOKE,
            plain.region(),
            plain.model(),
            plain.body(),
            new Guardrail("gr-1", "7"),
            ServiceTier.PRIORITY,
            plain.signer(),
            plain.patience());

    // Then
    assertThat(headOf(plain)).doesNotContain("guardrail", "service-tier");
    assertThat(headOf(guarded))
        .contains(
            "x-amzn-bedrock-guardrailidentifier: gr-1",
            "x-amzn-bedrock-guardrailversion: 7",
            "x-amzn-bedrock-service-tier: priority");
  }

  /// Request line and headers of a call, in lower case.
  private static String headOf(ModelCall call) throws IOException {
    try (BrokenServer server = BrokenServer.that(BrokenServer.answers("200 OK", "", "{}"));
        BedrockCalls calls = new BedrockCalls(_ -> server.address(), 4)) {
      calls.invoke(call);
      return server.lastHead().toLowerCase(Locale.ROOT);
    }
  }

  private static CallResult.Failed failed(CallResult result) {
    assertThat(result).isInstanceOf(CallResult.Failed.class);
    return (CallResult.Failed) result;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static ModelCall call(Duration patience) {
    CredentialScope scope =
        new CredentialScope(
            new WorkspaceId("ws"),
            new CredentialVersion(new CredentialId("cred"), 1),
            new AwsAccountId("111111111111"));
    SessionDocument session =
        new SessionDocument(
            scope,
            new AccessKeyId("ASIA000000000001"),
            SecretText.of("secret"),
            SecretText.of("token"),
            Instant.EPOCH,
            Instant.MAX);
    return new ModelCall(
        ModelOperation.INVOKE,
        new Region("eu-central-1"),
        ModelReference.parse("eu.anthropic.claude-haiku-4-5-20251001-v1:0").orThrow(),
        Content.of("{}".getBytes(UTF_8)),
        null,
        null,
        new Signer.Own(session),
        patience);
  }
}
