package dev.latchkey.routing.flow.call;

import dev.latchkey.routing.bedrock.ModelCall;
import java.time.Duration;
import java.time.Instant;

/// A call that has ended, with what was called and how long it took.
///
/// @param startedAt when it began
/// @param took how long it lasted
record FinishedCall(ModelCall call, Attempt attempt, Instant startedAt, Duration took) {}
