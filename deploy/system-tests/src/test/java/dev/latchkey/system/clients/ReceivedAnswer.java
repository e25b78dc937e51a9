package dev.latchkey.system.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.CloudEventCodec;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.cloudevents.Decoded;
import dev.latchkey.contracts.wire.inference.AnswerHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/// A record that a client took for its answer.
///
/// @param partition where it came from
/// @param headers its headers
/// @param body its value
record ReceivedAnswer(int partition, Headers headers, Content body) {

  static ReceivedAnswer of(ConsumerRecord<?, byte[]> received) {
    return new ReceivedAnswer(
        received.partition(), received.headers(), Content.of(received.value()));
  }

  /// It is the final answer to that request, and a served one.
  void assertServes(SampleRequest request) {
    assertAnswers(request, AnswerHeaders.SUCCEEDED);
  }

  /// It is the final answer to that request, and tells its failure.
  void assertFails(SampleRequest request) {
    assertAnswers(request, AnswerHeaders.FAILED);
    assertThat(new String(body.bytes(), StandardCharsets.UTF_8)).contains("WORKSPACE_UNKNOWN");
  }

  /// It is the final answer to that request, on the responses topic alone.
  void assertServesWithoutReply(SampleRequest request) {
    assertThat(event().type()).isEqualTo(AnswerHeaders.SUCCEEDED);
    assertThat(event().extensions())
        .containsEntry(AnswerHeaders.REQUEST_ID, request.id())
        .containsEntry(AnswerHeaders.REPLY_REFUSED, "topic-not-allowed");
  }

  /// The correlation id came back as it was sent, and nothing else of the reply headers did.
  void assertEchoes(String correlationHeader, byte[] correlationId) {
    List<String> replyHeaders = new ArrayList<>();
    for (Header header : headers) {
      if (header.key().startsWith("REPLY_") || header.key().startsWith("kafka_")) {
        replyHeaders.add(header.key());
      }
    }
    assertThat(replyHeaders).containsExactly(correlationHeader);
    assertThat(headers.lastHeader(correlationHeader).value()).isEqualTo(correlationId);
  }

  private void assertAnswers(SampleRequest request, String type) {
    assertThat(event().type()).isEqualTo(type);
    assertThat(event().extensions())
        .containsEntry(AnswerHeaders.REQUEST_ID, request.id())
        .containsEntry(AnswerHeaders.REQUEST_SOURCE, SampleRequest.SOURCE)
        .containsEntry(AnswerHeaders.WORKSPACE, request.workspace())
        .containsKey(AnswerHeaders.PAYER)
        .doesNotContainKey(AnswerHeaders.REPLY_REFUSED);
    assertThat(body.size()).isPositive();
  }

  private CloudEvent event() {
    return switch (CloudEventCodec.decode(headers, body.bytes())) {
      case Decoded.Event(CloudEvent event) -> event;
      case Decoded.Tombstone() -> throw new AssertionError("the answer has no attributes");
      case Decoded.Malformed(String reason) -> throw new AssertionError(reason);
    };
  }
}
