package dev.latchkey.system.clients;

import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.topic.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;

/// Headers of Spring's own messages.
final class SpringHeaders {

  private SpringHeaders() {}

  /// The headers of a request, as text; Spring's mapper makes bytes of them.
  static Map<String, Object> of(SampleRequest request) {
    Map<String, Object> headers = new HashMap<>();
    headers.put(KafkaHeaders.TOPIC, Topics.REQUESTS.name());
    headers.put(KafkaHeaders.KEY, request.key());
    headers.putAll(request.headers());
    return headers;
  }

  /// What Spring made of an answer.
  static ReceivedAnswer received(Message<?> answer) {
    Headers headers = new RecordHeaders();
    answer
        .getHeaders()
        .forEach(
            (name, value) -> {
              if (value instanceof byte[] bytes) {
                headers.add(name, bytes);
              }
            });
    int partition =
        Objects.requireNonNull(
            answer.getHeaders().get(KafkaHeaders.RECEIVED_PARTITION, Integer.class));
    return new ReceivedAnswer(partition, headers, Content.of((byte[]) answer.getPayload()));
  }
}
