package dev.latchkey.routing.flow.delivery;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.ServiceName;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.cloudevents.TraceContext;
import dev.latchkey.contracts.wire.fallback.FallbackEvent;
import dev.latchkey.contracts.wire.topic.Topics;
import dev.latchkey.routing.flow.request.OpenRequest;
import dev.latchkey.routing.kafka.Outgoing;
import dev.latchkey.routing.postgres.StoredEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes the events that tell how fallbacks ended. Every end of one fallback has the same id, so
/// that an end that is told twice counts once.
public final class FallbackEvents {

  private FallbackEvents() {}

  /// The ends that a request has come to.
  static List<StoredEvent> of(OpenRequest open, Instant now) {
    TraceContext trace = open.trace().context();
    return open.fallbackEnds().stream().map(end -> stored(end, now, trace)).toList();
  }

  /// An end, ready to be kept and sent.
  public static StoredEvent stored(FallbackEvent end, Instant now, @Nullable TraceContext trace) {
    FallbackEvent.Subject subject = end.subject();
    CloudEvent event =
        EventType.FALLBACK_EVENT.event(
            subject.fallbackId() + "-end",
            ServiceName.ROUTING_SERVICE.text(),
            subject.requestId(),
            now,
            subject.org(),
            trace,
            end);
    return new StoredEvent(
        Topics.FALLBACK_EVENTS.name(),
        Content.of(subject.workspace().value().getBytes(StandardCharsets.UTF_8)),
        event);
  }

  /// A kept event as it is sent.
  public static Outgoing outgoing(StoredEvent event) {
    return new Outgoing(event.topic(), event.partition(), event.key(), event.event(), List.of());
  }
}
