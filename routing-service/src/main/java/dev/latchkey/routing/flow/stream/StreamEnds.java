package dev.latchkey.routing.flow.stream;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.ServiceName;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.TraceContext;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.identifiers.RequestKey;
import dev.latchkey.contracts.wire.inference.StreamEnd;
import dev.latchkey.contracts.wire.inference.StreamEnd.Status;
import dev.latchkey.routing.flow.answer.AnswerEvents;
import dev.latchkey.routing.flow.answer.Reply;
import dev.latchkey.routing.kafka.Outgoing;
import dev.latchkey.routing.postgres.StoredEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Makes the record after the last piece of an answer. Every one of a request has the same id, so
/// that an end that is told twice counts once.
public final class StreamEnds {

  private StreamEnds() {}

  /// The end of a streamed answer, ready to be kept and sent.
  public static StoredEvent of(
      RequestKey request, Reply reply, Deltas deltas, Instant now, @Nullable TraceContext trace) {
    CloudEvent event =
        EventType.STREAM_END.event(
            AnswerEvents.id(request, "stream end"),
            ServiceName.ROUTING_SERVICE.text(),
            request.id(),
            now,
            null,
            trace,
            end(request, reply, deltas));
    Outgoing outgoing = deltas.route().outgoing(request, event);
    return new StoredEvent(outgoing.topic(), outgoing.partition(), outgoing.key(), event);
  }

  private static StreamEnd end(RequestKey request, Reply reply, Deltas deltas) {
    return switch (reply) {
      case Reply.Served _ ->
          end(request, Status.COMPLETE, deltas, Integer.valueOf(deltas.sent()), null);
      case Reply.Failed(ErrorObject error, Reply.Part part) when part != null ->
          end(
              request,
              Status.PARTIAL,
              deltas,
              part.answer() == null ? null : Integer.valueOf(deltas.sent()),
              error);
      case Reply.Failed(ErrorObject error, Reply.Part _) ->
          end(request, Status.FAILED, deltas, Integer.valueOf(0), error);
    };
  }

  private static StreamEnd end(
      RequestKey request,
      Status status,
      Deltas deltas,
      @Nullable Integer count,
      @Nullable ErrorObject error) {
    return new StreamEnd(
        request.workspace(),
        request.source(),
        request.id(),
        status,
        deltas.stopReason(),
        deltas.usage(),
        count,
        error);
  }
}
