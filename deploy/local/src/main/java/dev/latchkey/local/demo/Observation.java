package dev.latchkey.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.fallback.FallbackEvent;
import dev.latchkey.contracts.wire.inference.AttemptOutcome;
import dev.latchkey.contracts.wire.inference.Payer;

/// What can be seen of a request beside its answer: its events on Kafka, and AWS's own record of
/// its calls. Waits for what is still on its way.
///
/// @param session of the demo that made the request
/// @param requestId the request
record Observation(DemoSession session, String requestId) {

  /// AWS's record of the one call for which this payer pays. The call's outcome names AWS's id.
  JsonNode callPaidBy(Payer payer) {
    AttemptOutcome outcome =
        session.event(
            EventType.ATTEMPT_OUTCOME,
            read -> read.requestId().equals(requestId) && read.payer() == payer);
    String awsId = String.valueOf(outcome.awsRequestId());
    return session.simulator().calls("InvokeModel", session.callsBefore()).stream()
        .filter(call -> call.path("requestId").asText().equals(awsId))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("AWS has no record of call " + awsId));
  }

  /// What the audit log says of this kind about the request's fallback.
  <E extends FallbackEvent> E fallback(Class<E> kind) {
    FallbackEvent found =
        session.event(
            EventType.FALLBACK_EVENT,
            read -> kind.isInstance(read) && read.subject().requestId().equals(requestId));
    return kind.cast(found);
  }
}
