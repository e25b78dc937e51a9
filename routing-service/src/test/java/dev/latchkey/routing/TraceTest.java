package dev.latchkey.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.wire.cloudevents.TraceContext;
import dev.latchkey.routing.fixture.Ask;
import dev.latchkey.routing.fixture.RoutingOnTheStack;
import dev.latchkey.routing.fixture.Seen;
import dev.latchkey.routing.fixture.Tenant;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@RoutingOnTheStack
class TraceTest {

  private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SPAN_ID = "00f067aa0ba902b7";

  @Test
  void goesOnFromTheRequestThroughTheAnswerAndTheOutcome() {
    // Given
    Ask ask = Ask.of(Tenant.active(), "traced").tracedBy("00-" + TRACE_ID + "-" + SPAN_ID + "-01");

    // When
    Seen answer = ask.answer();

    // Then
    assertContinues(answer);
    assertContinues(ask.awaitOutcomeEvent(1));
  }

  @Test
  void isExportedWithTheCallAsASpan() {
    // Given
    String traceId = "0af7651916cd43dd8448eb211c80319c";
    Ask ask = Ask.of(Tenant.active(), "exported").tracedBy("00-" + traceId + "-" + SPAN_ID + "-01");

    // When
    ask.answer();

    // Then
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                SharedServers.traces().bodies().stream()
                    .map(body -> new String(body, StandardCharsets.ISO_8859_1))
                    .anyMatch(
                        body -> body.contains(bytes(traceId)) && body.contains("InvokeModel")));
  }

  @Test
  void beginsWhereTheRequestHasNone() {
    // When
    Seen answer = Ask.of(Tenant.active(), "untraced").answer();

    // Then
    assertThat(answer.event().trace()).isNotNull();
  }

  private static void assertContinues(Seen seen) {
    TraceContext trace = Objects.requireNonNull(seen.event().trace());
    assertThat(trace.traceparent()).startsWith("00-" + TRACE_ID).doesNotContain(SPAN_ID);
  }

  private static String bytes(String hex) {
    return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
  }
}
