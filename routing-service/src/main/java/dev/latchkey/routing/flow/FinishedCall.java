package dev.latchkey.routing.flow;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.routing.bedrock.CallResult;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A call to Bedrock that is over.
///
/// @param progress with this call counted
/// @param startedAt when it began
/// @param took until the answer was complete, or until it failed
/// @param result what came of it
/// @param failure what that means; null for a success
record FinishedCall(
    Progress progress,
    Instant startedAt,
    Duration took,
    CallResult result,
    @Nullable ErrorCode failure) {}
