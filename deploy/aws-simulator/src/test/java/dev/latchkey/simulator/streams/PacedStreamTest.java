package dev.latchkey.simulator.streams;

import static dev.latchkey.simulator.SdkClients.HAIKU;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.simulator.AdminClient;
import dev.latchkey.simulator.AwsSimulator;
import dev.latchkey.simulator.SimulatorSettings;
import dev.latchkey.simulator.streams.SdkStreams.Played;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockDeltaEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamMetadataEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;

/// How long a stream is and how fast it goes.
class PacedStreamTest {

  private static AwsSimulator simulator;
  private static AdminClient admin;

  @BeforeAll
  static void start() {
    simulator = AwsSimulator.start(SimulatorSettings.defaults());
    admin = new AdminClient(simulator.adminUri());
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @AfterEach
  void clear() {
    simulator.clearFaults();
  }

  @Test
  void hasAsManyDeltasOfThatLengthAsTheScriptSays() {
    try (SdkStreams streams = new SdkStreams(simulator, AsyncHttp.CRT)) {
      // Given
      script("\"deltas\":50,\"deltaCharacters\":40");

      // When
      Played<ConverseStreamOutput> played = streams.converse(HAIKU, "hi");

      // Then
      List<String> deltas =
          played.events().stream()
              .filter(ContentBlockDeltaEvent.class::isInstance)
              .map(event -> ((ContentBlockDeltaEvent) event).delta().text())
              .toList();
      assertThat(deltas).hasSize(50).allMatch(delta -> delta.length() == 40);
      assertThat(((ConverseStreamMetadataEvent) played.events().getLast()).usage().outputTokens())
          .isEqualTo(500);
    }
  }

  @Test
  void takesItsTimeUntilTheFirstEventAndBetweenTwo() {
    try (SdkStreams streams = new SdkStreams(simulator, AsyncHttp.CRT)) {
      // Given: start, two deltas, stop of block and message, usage
      script("\"firstEventMillis\":400,\"betweenEventsMillis\":100,\"deltas\":2");

      // When
      long begin = System.nanoTime();
      Played<ConverseStreamOutput> played = streams.converse(HAIKU, "hi");
      Duration taken = Duration.ofNanos(System.nanoTime() - begin);

      // Then
      assertThat(played.events()).hasSize(6);
      assertThat(taken).isGreaterThanOrEqualTo(Duration.ofMillis(900));
    }
  }

  private static void script(String members) {
    admin.json("POST", "/admin/faults", "{\"effect\":{\"stream\":{" + members + "}}}");
  }
}
