package dev.latchkey.routing.flow;

import dev.latchkey.contracts.wire.topic.Topics;
import dev.latchkey.routing.kafka.Publisher;
import dev.latchkey.routing.postgres.Answers;
import dev.latchkey.routing.postgres.StoredAnswer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/// Brings a final answer to Kafka: recorded first, then published, then forgotten. Killed at any
/// moment in between, the next run publishes the same event again.
@Singleton
final class DeliverAnswer {

  private static final Logger LOG = Logger.getLogger(DeliverAnswer.class);

  private final Answers answers;
  private final Publisher publisher;

  @Inject
  DeliverAnswer(Answers answers, Publisher publisher) {
    this.answers = answers;
    this.publisher = publisher;
  }

  /// Delivers a new answer, unless the request is no longer this instance's. The outcomes of the
  /// request's calls are on Kafka before its answer is.
  void deliver(StoredAnswer answer, OpenRequest open) {
    if (Persistence.insist(() -> answers.finish(answer, List.of(), false, null))) {
      open.settle();
      publish(answer);
    } else {
      LOG.warnf("an answer came after its claim was lost: %s", answer.event().id());
    }
  }

  /// Publishes an answer that is recorded already.
  void publish(StoredAnswer answer) {
    boolean published =
        Dispatch.send(publisher, Topics.RESPONSES, answer.recordKey(), answer.event()).settle();
    if (published) {
      Persistence.insist(() -> answers.forget(answer.claim(), null));
    }
  }
}
