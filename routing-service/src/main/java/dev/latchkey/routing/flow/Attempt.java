package dev.latchkey.routing.flow;

import dev.latchkey.routing.bedrock.CallResult;
import dev.latchkey.routing.decision.CallVerdict;
import dev.latchkey.routing.decision.FailedCall;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A call that has ended.
///
/// @param progress with this call counted
/// @param reply what would be answered if this were the end
/// @param costUsd its price; null when it cannot be known
/// @param failure what the failure means; null for a success
record Attempt(
    Progress progress,
    CallResult result,
    Reply reply,
    @Nullable BigDecimal costUsd,
    @Nullable FailedCall failure) {

  CallVerdict verdict() {
    return failure == null ? new CallVerdict.Succeeded() : new CallVerdict.Failed(failure);
  }
}
