package dev.latchkey.routing.flow.intake;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.ServiceName;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.identifiers.RequestKey;
import dev.latchkey.contracts.wire.inference.AnswerHeaders;
import dev.latchkey.contracts.wire.inference.DuplicateNotice;
import dev.latchkey.contracts.wire.inference.ReplyAddress;
import dev.latchkey.contracts.wire.topic.Topics;
import dev.latchkey.routing.decision.ClaimVerdict;
import dev.latchkey.routing.decision.RecordPlace;
import dev.latchkey.routing.flow.answer.AnswerEvents;
import dev.latchkey.routing.flow.delivery.DeliverAnswer;
import dev.latchkey.routing.flow.durable.Dispatch;
import dev.latchkey.routing.kafka.Arrival;
import dev.latchkey.routing.kafka.Outgoing;
import dev.latchkey.routing.kafka.Publisher;
import dev.latchkey.routing.kafka.ReplyRoute;
import dev.latchkey.routing.kafka.ReplyTopics;
import dev.latchkey.routing.telemetry.RoutingMetrics;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Tells the sender of a request whose id was used before where the one answer is. The request is
/// not run.
@Singleton
public final class NoticeDuplicate {

  private static final Logger LOG = Logger.getLogger(NoticeDuplicate.class);

  private final Publisher publisher;
  private final ReplyTopics topics;
  private final RoutingMetrics metrics;
  private final InstantSource clock;

  @Inject
  public NoticeDuplicate(
      Publisher publisher, ReplyTopics topics, RoutingMetrics metrics, InstantSource clock) {
    this.publisher = publisher;
    this.topics = topics;
    this.metrics = metrics;
    this.clock = clock;
  }

  /// Sends the notice to the topic of answers.
  Dispatch run(Arrival.Addressed arrival, ClaimVerdict.Duplicate duplicate) {
    metrics.duplicate();
    LOG.infof("request id used again at %s, not run again", arrival.place());
    return Dispatch.send(publisher, outgoing(arrival, duplicate));
  }

  /// Sends it to the topic as well that the sender waits on, if there is one. Blocks.
  void reply(Arrival.Addressed arrival, ClaimVerdict.Duplicate duplicate) {
    if (arrival.reply() instanceof ReplyRoute.To(ReplyAddress address)
        && topics.refusal(address).isEmpty()) {
      Outgoing reply = outgoing(arrival, duplicate).repliedTo(address);
      Dispatch.send(publisher, reply).settleWithin(DeliverAnswer.REPLY_TRIES);
    }
  }

  private Outgoing outgoing(Arrival.Addressed arrival, ClaimVerdict.Duplicate duplicate) {
    return Outgoing.to(Topics.RESPONSES, arrival.recordKey(), event(arrival, duplicate))
        .echoing(arrival.reply().echoes());
  }

  private CloudEvent event(Arrival.Addressed arrival, ClaimVerdict.Duplicate duplicate) {
    RequestKey request = arrival.request();
    return EventType.DUPLICATE_NOTICE
        .event(
            AnswerEvents.id(request, "duplicate " + arrival.place()),
            ServiceName.ROUTING_SERVICE.text(),
            request.id(),
            clock.instant(),
            null,
            arrival.trace(),
            notice(request, duplicate))
        .withExtension(AnswerHeaders.REQUEST_ID, request.id())
        .withExtension(AnswerHeaders.REQUEST_SOURCE, request.source())
        .withExtension(AnswerHeaders.WORKSPACE, request.workspace().value());
  }

  private static DuplicateNotice notice(RequestKey request, ClaimVerdict.Duplicate duplicate) {
    return new DuplicateNotice(
        request.workspace(),
        request.source(),
        request.id(),
        place(duplicate.answer()),
        duplicate.sameBody()
            ? null
            : ErrorObject.of(
                ErrorCode.REQUEST_ID_REUSED,
                "Another request with this ce_id and ce_source came before, with another body."));
  }

  private static DuplicateNotice.@Nullable Place place(@Nullable RecordPlace answer) {
    return answer == null
        ? null
        : new DuplicateNotice.Place(answer.topic(), answer.partition(), answer.offset());
  }
}
