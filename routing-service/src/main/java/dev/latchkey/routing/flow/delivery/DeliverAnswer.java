package dev.latchkey.routing.flow.delivery;

import dev.latchkey.contracts.wire.inference.ReplyAddress;
import dev.latchkey.contracts.wire.topic.Topics;
import dev.latchkey.routing.decision.RecordPlace;
import dev.latchkey.routing.flow.answer.AnswerEvents;
import dev.latchkey.routing.flow.durable.Dispatch;
import dev.latchkey.routing.flow.durable.Persistence;
import dev.latchkey.routing.flow.request.Explanation;
import dev.latchkey.routing.flow.request.OpenRequest;
import dev.latchkey.routing.kafka.Outgoing;
import dev.latchkey.routing.kafka.Publisher;
import dev.latchkey.routing.postgres.Answers;
import dev.latchkey.routing.postgres.StoredAnswer;
import dev.latchkey.routing.postgres.StoredEvent;
import dev.latchkey.routing.telemetry.RoutingMetrics;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Brings a final answer to Kafka: recorded first, with the events that must not be lost, then
/// published, then forgotten. Killed at any moment in between, whoever takes the request over
/// publishes the same events again.
@Singleton
public final class DeliverAnswer {

  private static final Logger LOG = Logger.getLogger(DeliverAnswer.class);

  /// A reply topic that does not take its record is the requester's to mend; the answer stands on
  /// the topic of answers.
  public static final int REPLY_TRIES = 3;

  private final Answers answers;
  private final Publisher publisher;
  private final RoutingMetrics metrics;
  private final InstantSource clock;

  @Inject
  public DeliverAnswer(
      Answers answers, Publisher publisher, RoutingMetrics metrics, InstantSource clock) {
    this.answers = answers;
    this.publisher = publisher;
    this.metrics = metrics;
    this.clock = clock;
  }

  /// Delivers a new answer, unless the request is no longer this instance's. What else is told of
  /// the request is on Kafka before its answer is.
  public void deliver(StoredAnswer answer, OpenRequest open) {
    List<StoredEvent> ends = new ArrayList<>(FallbackEvents.of(open, clock.instant()));
    open.streamEnd().ifPresent(ends::add);
    if (!finish(answer, ends, open)) {
      metrics.answerLost();
      LOG.warnf("an answer came after its claim was lost: %s", answer.event().id());
      return;
    }
    List<Dispatch> dispatches = ends.stream().map(this::send).toList();
    open.settle();
    dispatches.forEach(Dispatch::settle);
    publish(answer);
  }

  /// Publishes an answer that is recorded already, with the events that go with it.
  public void publish(StoredAnswer answer, List<StoredEvent> events) {
    List<Dispatch> dispatches = events.stream().map(this::send).toList();
    dispatches.forEach(Dispatch::settle);
    publish(answer);
  }

  private boolean finish(StoredAnswer answer, List<StoredEvent> ends, OpenRequest open) {
    List<StoredEvent> all = new ArrayList<>(ends);
    open.unsettled().forEach(dispatch -> all.add(stored(dispatch.outgoing())));
    byte[] explanation = open.explanation().map(Explanation::json).orElse(null);
    return Persistence.insist(() -> answers.finish(answer, all, open.isOwnSuccess(), explanation));
  }

  private static StoredEvent stored(Outgoing outgoing) {
    return new StoredEvent(outgoing.topic(), outgoing.key(), outgoing.event());
  }

  private Dispatch send(StoredEvent event) {
    return Dispatch.send(publisher, FallbackEvents.outgoing(event));
  }

  private void publish(StoredAnswer answer) {
    Outgoing outgoing =
        Outgoing.to(Topics.RESPONSES, answer.recordKey(), answer.event()).echoing(answer.echoes());
    Optional<RecordPlace> place = Dispatch.send(publisher, outgoing).settle();
    if (place.isEmpty()) {
      publishInstead(answer);
      return;
    }
    reply(answer, outgoing);
    Persistence.insist(() -> answers.forget(answer.claim(), place.get()));
  }

  /// Kafka will never take this answer: the request ends with a failure that says so.
  private void publishInstead(StoredAnswer answer) {
    StoredAnswer shorter =
        new StoredAnswer(
            answer.claim(),
            answer.recordKey(),
            AnswerEvents.tooLarge(answer.event()),
            answer.echoes(),
            answer.reply());
    if (Persistence.insist(() -> answers.replace(shorter))) {
      publish(shorter);
    }
  }

  private void reply(StoredAnswer answer, Outgoing outgoing) {
    ReplyAddress reply = answer.reply();
    if (reply != null
        && Dispatch.send(publisher, outgoing.repliedTo(reply))
            .settleWithin(REPLY_TRIES)
            .isEmpty()) {
      metrics.replyLost();
      LOG.warnf("a reply topic takes no reply; the answer %s is not lost", answer.event().id());
    }
  }
}
