package dev.latchkey.routing.flow.intake;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.ServiceName;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.topic.Topics;
import dev.latchkey.routing.decision.RecordPlace;
import dev.latchkey.routing.flow.durable.Dispatch;
import dev.latchkey.routing.kafka.Arrival;
import dev.latchkey.routing.kafka.Outgoing;
import dev.latchkey.routing.kafka.Publisher;
import dev.latchkey.routing.telemetry.RoutingMetrics;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// Tells operators of a record that nobody else can be told about.
@Singleton
public final class BuryRequest {

  private static final Logger LOG = Logger.getLogger(BuryRequest.class);

  private final Publisher publisher;
  private final RoutingMetrics metrics;

  @Inject
  public BuryRequest(Publisher publisher, RoutingMetrics metrics) {
    this.publisher = publisher;
    this.metrics = metrics;
  }

  /// Sends the record to the dead-letter topic, without its body.
  Dispatch run(Arrival.Unreadable arrival) {
    metrics.deadRequest();
    RecordPlace place = arrival.place();
    String id = place.topic() + "/" + place.partition() + "/" + place.offset();
    LOG.warnf("unreadable request at %s: %s", id, arrival.dead().reason());
    CloudEvent event =
        EventType.DEAD_REQUEST.event(
            id,
            ServiceName.ROUTING_SERVICE.text(),
            null,
            arrival.acceptedAt(),
            null,
            null,
            arrival.dead());
    return Dispatch.send(publisher, Outgoing.to(Topics.DEAD_REQUESTS, arrival.recordKey(), event));
  }
}
