package dev.latchkey.simulator.faults;

import static dev.latchkey.simulator.SdkClients.HAIKU;
import static dev.latchkey.simulator.SdkClients.credentials;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.simulator.AdminClient;
import dev.latchkey.simulator.AwsSimulator;
import dev.latchkey.simulator.Customer;
import dev.latchkey.simulator.SdkClients;
import dev.latchkey.simulator.SetClock;
import dev.latchkey.simulator.SimulatorSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.sts.StsClient;

/// Each effect as the AWS SDK meets it over HTTP/1.1, and what the record says about it.
class FaultEffectsTest {

  private static final Customer ACME = Customer.seeded("acme-production");
  private static final Customer STAGING = Customer.seeded("acme-staging");
  private static final AwsCredentials KEY = credentials(ACME);

  private final SetClock clock = new SetClock(Instant.now());
  private final AwsSimulator simulator =
      AwsSimulator.start(SimulatorSettings.defaults().withClock(clock));
  private final SdkClients sdk = new SdkClients(simulator);
  private final AdminClient admin = new AdminClient(simulator.adminUri());

  @AfterEach
  void stop() {
    sdk.close();
    simulator.close();
  }

  @Test
  void throttlesAKeyAboveItsRateUntilTimeHasPassed() {
    // Given
    add("{\"effect\":{\"throttle\":{\"perMinute\":2}}}");
    AwsCredentials session = session(KEY);

    // When
    sdk.invoke(session);
    AwsServiceException refused = refusal(session);

    // Then
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("ThrottlingException");
    assertThat(refused.awsErrorDetails().errorMessage())
        .isEqualTo("Too many requests, please wait before trying again.");
    assertThat(refusalOfSts().awsErrorDetails().errorCode()).isEqualTo("Throttling");
    sdk.invoke(credentials(STAGING));

    // When
    clock.advance(Duration.ofSeconds(30));

    // Then
    sdk.invoke(KEY);
    assertThat(refusal(KEY).statusCode()).isEqualTo(429);
  }

  @Test
  void throttlesByCount() {
    // Given
    add("{\"limit\":2,\"after\":1,\"effect\":{\"error\":{\"row\":\"throttle-tokens\"}}}");

    // Then
    sdk.invoke(KEY);
    assertThat(refusal(KEY).awsErrorDetails().errorMessage())
        .isEqualTo("Too many tokens, please wait before trying again.");
    assertThat(refusal(KEY).statusCode()).isEqualTo(429);
    sdk.invoke(KEY);
    JsonNode fault = admin.json("GET", "/admin/faults", "").at("/faults/0");
    assertThat(fault.get("applied").asInt()).isEqualTo(2);
    assertThat(fault.get("matched").asInt()).isEqualTo(3);
  }

  @Test
  void refusesInferenceOfAKeyThatUsedItsDaysTokens() {
    // Given
    add("{\"effect\":{\"dailyQuota\":{\"tokens\":1}}}");
    sdk.invoke(KEY);

    // When
    AwsServiceException refused = refusal(session(KEY));

    // Then
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.awsErrorDetails().errorMessage())
        .isEqualTo("Too many tokens per day, please wait before trying again.");
    sdk.invoke(credentials(STAGING));
    assertThat(admin.lastCall().get("fault").isNull()).isTrue();
  }

  @Test
  void aNewDayHasNewTokens() {
    // Given
    TokensOfDay tokens = new TokensOfDay();
    Instant evening = Instant.parse("2026-11-21T23:59:59Z");
    tokens.use("key", 5, evening);
    tokens.use("key", 3, evening);

    // Then
    assertThat(tokens.used("key", evening)).isEqualTo(8);
    assertThat(tokens.used("other", evening)).isZero();
    assertThat(tokens.used("key", evening.plusSeconds(1))).isZero();
  }

  @Test
  void endsTheSessionsOfBeforeAndNotThoseOfAfter() {
    // Given
    AwsCredentials before = session(KEY);
    add("{\"effect\":{\"expire\":{}}}");

    // When
    AwsServiceException refused = refusal(before);

    // Then
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("ExpiredTokenException");
    assertThat(refused.awsErrorDetails().errorMessage())
        .isEqualTo("The security token included in the request is expired");
    try (StsClient client = sdk.sts(before)) {
      assertThatThrownBy(client::getCallerIdentity)
          .isInstanceOfSatisfying(
              AwsServiceException.class,
              it -> assertThat(it.awsErrorDetails().errorCode()).isEqualTo("ExpiredToken"));
    }

    // When
    AwsCredentials after = session(KEY);

    // Then
    sdk.invoke(after);
    sdk.invoke(KEY);
  }

  @Test
  void answersLaterWithoutHoldingOthersUp() {
    // Given
    add(
        "{\"name\":\"slow\",\"match\":{\"account\":\"111111111111\"},\"effect\":{\"latency\":{\"millis\":1500}}}");

    // When
    long started = System.nanoTime();
    CompletableFuture<Void> slow = CompletableFuture.runAsync(() -> sdk.invoke(KEY));
    IntStream.range(0, 20).forEach(_ -> sdk.invoke(credentials(STAGING)));

    // Then
    assertThat(slow).isNotDone();
    slow.join();
    assertThat(Duration.ofNanos(System.nanoTime() - started))
        .isGreaterThan(Duration.ofMillis(1500));
    assertRecorded("slow", 200, true);
  }

  @Test
  void neverAnswersAndTheClientGivesUp() {
    // Given
    add("{\"name\":\"hang\",\"effect\":{\"hang\":{}}}");

    // When
    try (BedrockRuntimeClient client = sdk.runtime(KEY, "us-east-1", Duration.ofMillis(500))) {
      assertThatThrownBy(() -> SdkClients.invoke(client, HAIKU))
          .isInstanceOf(ApiCallTimeoutException.class);
    }

    // Then
    assertRecorded("hang", 200, true);
  }

  @Test
  void whatHangsEndsWithItsFault() {
    // Given
    String id = add("{\"effect\":{\"hang\":{}}}");
    CompletableFuture<Void> hanging = CompletableFuture.runAsync(() -> sdk.invoke(KEY));
    await().until(() -> !admin.calls("").isEmpty());
    assertThat(hanging).isNotDone();

    // When
    admin.send("DELETE", "/admin/faults/" + id, "");

    // Then
    assertThatThrownBy(hanging::join)
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOf(SdkClientException.class)
        .isNotInstanceOf(ApiCallTimeoutException.class);
    sdk.invoke(KEY);
  }

  @ParameterizedTest
  @CsvSource({"before-answer", "during-answer"})
  void cutsTheConnectionOfACallThatRan(String when) {
    // Given
    add("{\"name\":\"cut\",\"limit\":1,\"effect\":{\"cut\":{\"when\":\"" + when + "\"}}}");

    // Then
    assertThatThrownBy(() -> sdk.invoke(KEY))
        .isInstanceOf(SdkClientException.class)
        .isNotInstanceOf(ApiCallTimeoutException.class);
    assertRecorded("cut", 200, true);
    sdk.invoke(KEY);
  }

  @Test
  void cutsTheConnectionOfACallThatDidNotRun() {
    // Given
    add("{\"name\":\"cut\",\"effect\":{\"cut\":{\"when\":\"before-answer\",\"ran\":false}}}");

    // Then
    assertThatThrownBy(() -> sdk.invoke(KEY))
        .isInstanceOf(SdkClientException.class)
        .isNotInstanceOf(ApiCallTimeoutException.class);
    assertRecorded("cut", 0, false);
  }

  @Test
  void aDeliveryFaultChangesNothingAboutARefusal() {
    // Given
    add("{\"name\":\"slow\",\"effect\":{\"latency\":{\"millis\":1}}}");

    // Then
    assertThatThrownBy(() -> sdk.invoke(KEY, "us-east-1", "nothing"))
        .isInstanceOf(AwsServiceException.class);
    assertRecorded("slow", 400, false);
  }

  @Test
  void aRefusedCallDidNotRun() {
    // Given
    add("{\"name\":\"fault\",\"effect\":{\"error\":{\"row\":\"internal\"}}}");

    // When
    refusal(KEY);

    // Then
    assertRecorded("fault", 500, false);
    assertThat(admin.lastCall().get("errorCode").asText()).isEqualTo("InternalServerException");
  }

  private void assertRecorded(String fault, int status, boolean ran) {
    JsonNode call =
        admin
            .calls("?account=111111111111")
            .valueStream()
            .filter(it -> it.get("fault").asText().equals(fault))
            .findFirst()
            .orElseThrow();
    assertThat(call.get("status").asInt()).isEqualTo(status);
    assertThat(call.get("ran").asBoolean()).isEqualTo(ran);
  }

  private String add(String fault) {
    return admin.json("POST", "/admin/faults", fault).get("id").asText();
  }

  private AwsCredentials session(AwsCredentials key) {
    try (StsClient client = sdk.sts(key)) {
      return credentials(client.getSessionToken().credentials());
    }
  }

  private AwsServiceException refusal(AwsCredentials caller) {
    return catchThrowableOfType(AwsServiceException.class, () -> sdk.invoke(caller));
  }

  private AwsServiceException refusalOfSts() {
    return catchThrowableOfType(AwsServiceException.class, () -> session(KEY));
  }
}
