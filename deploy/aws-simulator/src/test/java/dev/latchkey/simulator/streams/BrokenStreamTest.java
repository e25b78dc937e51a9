package dev.latchkey.simulator.streams;

import static dev.latchkey.simulator.SdkClients.HAIKU;
import static dev.latchkey.simulator.SdkClients.MESSAGES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.simulator.AdminClient;
import dev.latchkey.simulator.AwsSimulator;
import dev.latchkey.simulator.SimulatorSettings;
import dev.latchkey.simulator.streams.SdkStreams.Played;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.InternalServerException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelStreamErrorException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelTimeoutException;
import software.amazon.awssdk.services.bedrockruntime.model.ServiceUnavailableException;
import software.amazon.awssdk.services.bedrockruntime.model.ThrottlingException;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;

/// Each way in which a stream breaks, as the AWS SDK tells it.
class BrokenStreamTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static AwsSimulator simulator;
  private static SdkStreams.OfEach clients;
  private static AdminClient admin;

  @BeforeAll
  static void start() {
    simulator = AwsSimulator.start(SimulatorSettings.defaults());
    clients = new SdkStreams.OfEach(simulator);
    admin = new AdminClient(simulator.adminUri());
  }

  @AfterAll
  static void stop() {
    clients.close();
    simulator.close();
  }

  @AfterEach
  void clear() {
    simulator.clearFaults();
  }

  static Stream<Arguments> exceptions() {
    return Stream.of(AsyncHttp.values())
        .flatMap(
            http ->
                Stream.of(
                    arguments(http, "internalServerException", InternalServerException.class, 500),
                    arguments(
                        http, "modelStreamErrorException", ModelStreamErrorException.class, 424),
                    arguments(http, "validationException", ValidationException.class, 400),
                    arguments(http, "throttlingException", ThrottlingException.class, 429),
                    arguments(
                        http,
                        "serviceUnavailableException",
                        ServiceUnavailableException.class,
                        503),
                    arguments(http, "modelTimeoutException", ModelTimeoutException.class, 408),
                    arguments(http, "newException", BedrockRuntimeException.class, 500)));
  }

  @ParameterizedTest
  @MethodSource("exceptions")
  void anExceptionFrameIsTheExceptionOfThatName(
      AsyncHttp http, String type, Class<?> kind, int status) {
    SdkStreams streams = clients.of(http);
    // Given
    script("\"then\":\"exception\",\"afterEvents\":3,\"exception\":\"" + type + "\"");

    // When
    Played<String> played = streams.invoke(HAIKU, MESSAGES);

    // Then
    assertThat(played.events()).hasSize(3);
    assertThat(played.failure()).isExactlyInstanceOf(kind);
    assertFailure(played, type, status);
  }

  @ParameterizedTest
  @EnumSource
  void theTimeoutOfTheModelIsNoExceptionOfConverse(AsyncHttp http) {
    SdkStreams streams = clients.of(http);
    // Given
    script("\"then\":\"exception\",\"exception\":\"modelTimeoutException\"");

    // When
    Played<ConverseStreamOutput> played = streams.converse(HAIKU, "hi");

    // Then
    assertThat(played.events()).isEmpty();
    assertThat(played.failure()).isExactlyInstanceOf(BedrockRuntimeException.class);
    assertFailure(played, "modelTimeoutException", 500);
  }

  @ParameterizedTest
  @EnumSource
  void anErrorFrameIsAFailureOfTheServer(AsyncHttp http) {
    SdkStreams streams = clients.of(http);
    // Given
    script("\"then\":\"error\",\"afterEvents\":2,\"message\":\"Sorry\"");

    // When
    Played<ConverseStreamOutput> played = streams.converse(HAIKU, "hi");

    // Then
    assertThat(played.events()).hasSize(2);
    assertFailure(played, "InternalError", 500);
    assertThat(played.failure()).hasMessageStartingWith("Sorry");
  }

  private static void assertFailure(Played<?> played, String code, int status) {
    assertThat(played.failure())
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            exception -> {
              assertThat(exception.statusCode()).isEqualTo(status);
              assertThat(exception.awsErrorDetails().errorCode()).isEqualTo(code);
            });
    assertThat(lastStream().get("state").asText()).isEqualTo("BROKEN");
    assertThat(lastStream().get("sent").asInt()).isEqualTo(played.events().size());
  }

  @ParameterizedTest
  @EnumSource
  void aCutIsAFailureWithCrtAndASuccessWithNetty(AsyncHttp http) {
    SdkStreams streams = clients.of(http);
    // Given
    script("\"then\":\"cut\",\"afterEvents\":3");

    // When
    Played<ConverseStreamOutput> played = streams.converse(HAIKU, "hi");

    // Then
    assertThat(played.events()).hasSize(3);
    switch (http) {
      case CRT -> assertThat(played.failure()).isInstanceOf(SdkClientException.class);
      case NETTY -> assertThat(played.failure()).isNull();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCorruptFrameIsAFailureOfTheClient(AsyncHttp http) {
    SdkStreams streams = clients.of(http);
    // Given
    script("\"then\":\"corrupt\",\"afterEvents\":2,\"betweenEventsMillis\":200");

    // When
    Played<ConverseStreamOutput> played = streams.converse(HAIKU, "hi");

    // Then
    assertThat(played.events()).hasSize(2);
    assertThat(played.failure())
        .isInstanceOf(SdkClientException.class)
        .hasMessageContaining("Message checksum failure");
  }

  @ParameterizedTest
  @EnumSource
  void aCleanEndWithoutTheLastEventIsASuccess(AsyncHttp http) {
    SdkStreams streams = clients.of(http);
    // Given
    script("\"then\":\"end\",\"afterEvents\":1000");

    // When
    Played<String> played = streams.invoke(HAIKU, MESSAGES);

    // Then
    assertThat(played.failure()).isNull();
    assertThat(played.events().getLast()).contains("\"type\":\"message_delta\"");
    assertThat(lastStream().get("sent").asInt()).isEqualTo(lastStream().get("events").asInt() - 1);
  }

  @ParameterizedTest
  @EnumSource
  void aStalledStreamIsOpenUntilItsClientLeaves(AsyncHttp http) {
    SdkStreams streams = clients.of(http);
    // Given
    script("\"then\":\"stall\",\"afterEvents\":3");
    CompletableFuture<?> stalled = streams.begin(HAIKU, "hi");
    await().atMost(PATIENCE).until(() -> lastStream().path("sent").asInt() == 3);
    assertThat(lastStream().get("state").asText()).isEqualTo("OPEN");

    // When
    stalled.cancel(true);

    // Then
    await().atMost(PATIENCE).until(() -> lastStream().get("state").asText().equals("LEFT"));
  }

  @ParameterizedTest
  @EnumSource
  void aStalledStreamIsCutWhenItsScriptIsRemoved(AsyncHttp http) {
    SdkStreams streams = clients.of(http);
    // Given
    script("\"then\":\"stall\"");
    CompletableFuture<?> stalled = streams.begin(HAIKU, "hi");
    await().atMost(PATIENCE).until(() -> !lastStream().isMissingNode());

    // When
    simulator.clearFaults();

    // Then
    assertTimeoutPreemptively(PATIENCE, () -> stalled.handle((_, _) -> "over").join());
    assertThat(lastStream().get("state").asText()).isEqualTo("BROKEN");
  }

  private static void script(String members) {
    admin.send("DELETE", "/admin/calls", "");
    JsonNode fault =
        admin.json("POST", "/admin/faults", "{\"effect\":{\"stream\":{" + members + "}}}");
    assertThat(fault.path("problems")).isEmpty();
  }

  private static JsonNode lastStream() {
    JsonNode calls = admin.calls("");
    return calls.path(calls.size() - 1).path("stream");
  }
}
