package dev.latchkey.routing.flow.request;

import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.cloudevents.TraceContext;
import dev.latchkey.contracts.wire.identifiers.RequestKey;
import dev.latchkey.contracts.wire.inference.AnswerForm;
import dev.latchkey.routing.kafka.Arrival;
import dev.latchkey.routing.kafka.ReplyRoute;
import dev.latchkey.routing.postgres.Claim;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// To whom an answer goes.
///
/// @param claim on the request
/// @param form how the request wants its answer; whole where its record is gone
/// @param recordKey the key of the request's record; null when it had none or the record is gone
/// @param trace the trace that the request belongs to; null when it is not traced
public record Addressee(
    Claim claim,
    AnswerForm form,
    @Nullable Content recordKey,
    ReplyRoute reply,
    @Nullable TraceContext trace) {

  /// Whoever sent this record.
  public static Addressee of(Arrival.Addressed arrival, Claim claim) {
    return new Addressee(
        claim, form(arrival), arrival.recordKey(), arrival.reply(), arrival.trace());
  }

  /// Whoever sent a request whose record is gone.
  public static Addressee gone(Claim claim) {
    return new Addressee(claim, new AnswerForm.Whole(), null, new ReplyRoute.None(List.of()), null);
  }

  private static AnswerForm form(Arrival.Addressed arrival) {
    return switch (arrival) {
      case Arrival.Accepted accepted -> accepted.inference().form();
      case Arrival.Refused _ -> new AnswerForm.Whole();
    };
  }

  /// The request that is answered.
  public RequestKey request() {
    return claim.request();
  }
}
