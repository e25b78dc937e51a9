package dev.latchkey.routing.flow.call;

import dev.latchkey.routing.bedrock.CallResult;
import dev.latchkey.routing.decision.CallVerdict;
import dev.latchkey.routing.decision.FailedCall;
import dev.latchkey.routing.flow.answer.Reply;
import dev.latchkey.routing.flow.request.Progress;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A call that has ended.
///
/// @param progress with this call counted
/// @param reply what would be answered if this were the end
/// @param costUsd its price; null when it cannot be known
/// @param failure what the failure means; null for a success
public record Attempt(
    Progress progress,
    CallResult result,
    Reply reply,
    @Nullable BigDecimal costUsd,
    @Nullable FailedCall failure) {

  /// What the rules about retries need to know of it.
  public CallVerdict verdict() {
    return failure == null ? new CallVerdict.Succeeded() : new CallVerdict.Failed(failure);
  }
}
