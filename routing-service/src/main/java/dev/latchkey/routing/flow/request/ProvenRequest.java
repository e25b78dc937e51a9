package dev.latchkey.routing.flow.request;

import dev.latchkey.contracts.wire.identifiers.RequestKey;
import dev.latchkey.contracts.wire.inference.InferenceRequest;
import dev.latchkey.routing.decision.OperationFacts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A request with what is proven of it.
///
/// @param operation what the operation is, by its grant
/// @param user on whose behalf; null when nobody is proven
/// @param session the user's session; null when none is proven
public record ProvenRequest(
    InferenceRequest inference,
    OperationFacts operation,
    @Nullable String user,
    @Nullable String session) {

  /// The identity of the request.
  public RequestKey key() {
    return inference.key();
  }

  Instant deadline() {
    return inference.deadline();
  }
}
