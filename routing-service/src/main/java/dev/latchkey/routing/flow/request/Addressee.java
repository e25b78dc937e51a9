package dev.latchkey.routing.flow.request;

import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.cloudevents.TraceContext;
import dev.latchkey.contracts.wire.identifiers.RequestKey;
import dev.latchkey.routing.kafka.Arrival;
import dev.latchkey.routing.kafka.ReplyRoute;
import dev.latchkey.routing.postgres.Claim;
import org.jspecify.annotations.Nullable;

/// To whom an answer goes.
///
/// @param claim on the request
/// @param recordKey the key of the request's record; null when it had none or the record is gone
/// @param trace the trace that the request belongs to; null when it is not traced
public record Addressee(
    Claim claim, @Nullable Content recordKey, ReplyRoute reply, @Nullable TraceContext trace) {

  /// Whoever sent this record.
  public static Addressee of(Arrival.Addressed arrival, Claim claim) {
    return new Addressee(claim, arrival.recordKey(), arrival.reply(), arrival.trace());
  }

  /// The request that is answered.
  public RequestKey request() {
    return claim.request();
  }
}
