package dev.latchkey.local.inference;

import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.inference.AnswerHeaders;
import dev.latchkey.contracts.wire.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// Publishes a request and waits for its answer. Each call opens its own connections: this is for
/// people, not for load.
///
/// @param bootstrapServers the broker's address
public record InferenceClient(String bootstrapServers) {

  /// Asks a question.
  ///
  /// @param patience how long to wait for the answer
  public Answer ask(Question question, Duration patience) {
    String id = UUID.randomUUID().toString();
    try (TopicTail answers = TopicTail.fromNow(bootstrapServers, Topics.RESPONSES);
        EventPublisher publisher = new EventPublisher(bootstrapServers)) {
      CloudEvent request = question.toRequest(id, Instant.now());
      publisher.publish(Topics.REQUESTS, question.workspace() + "/" + id, request);
      return answers
          .first(event -> answers(event, id), patience)
          .map(event -> Answer.read(id, event))
          .orElseGet(() -> new Answer.Missing(id));
    }
  }

  private static boolean answers(CloudEvent event, String id) {
    return event.extension(AnswerHeaders.REQUEST_ID).filter(id::equals).isPresent();
  }
}
