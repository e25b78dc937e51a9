package dev.latchkey.routing.decision;

import dev.latchkey.contracts.wire.error.ErrorCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A failed call, as far as decisions depend on it. A call that was never made, for want of a
/// session, counts as one that was not sent.
///
/// @param code what the failure means
/// @param certainty whether it may have run
/// @param retryAfter how long AWS asked to wait; null when it asked for nothing
public record FailedCall(ErrorCode code, Certainty certainty, @Nullable Duration retryAfter) {}
