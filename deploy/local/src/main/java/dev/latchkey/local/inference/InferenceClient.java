package dev.latchkey.local.inference;

import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.inference.AnswerHeaders;
import dev.latchkey.contracts.wire.inference.RequestHeaders;
import dev.latchkey.contracts.wire.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// Publishes a request and waits for its answer. Each call opens its own connections: this is for
/// people, not for load.
///
/// @param bootstrapServers the broker's address
public record InferenceClient(String bootstrapServers) {

  private static final Duration GLANCE = Duration.ofMillis(50);

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

  /// Asks a question and shows the answer while it comes.
  ///
  /// @param patience how long to wait for the answer
  /// @param text told what the model says, piece by piece
  public Answer askStreamed(Question question, Duration patience, Consumer<String> text) {
    String id = UUID.randomUUID().toString();
    Instant last = Instant.now().plus(patience);
    try (TopicTail answers = TopicTail.fromNow(bootstrapServers, Topics.RESPONSES);
        TopicTail pieces = TopicTail.fromNow(bootstrapServers, Topics.DELTAS);
        EventPublisher publisher = new EventPublisher(bootstrapServers)) {
      CloudEvent request =
          question.toRequest(id, Instant.now()).withExtension(RequestHeaders.STREAM, "true");
      publisher.publish(Topics.REQUESTS, question.workspace() + "/" + id, request);
      Optional<CloudEvent> answer = Optional.empty();
      while (answer.isEmpty() && Instant.now().isBefore(last)) {
        answer =
            answers.next(Duration.ZERO).stream().filter(event -> answers(event, id)).findFirst();
        // Asked after the answer, because the last piece comes before it.
        pieces.next(GLANCE).stream()
            .filter(event -> answers(event, id))
            .map(Piece::text)
            .forEach(text);
      }
      return answer.map(event -> Answer.read(id, event)).orElseGet(() -> new Answer.Missing(id));
    }
  }

  private static boolean answers(CloudEvent event, String id) {
    return event.extension(AnswerHeaders.REQUEST_ID).filter(id::equals).isPresent();
  }
}
