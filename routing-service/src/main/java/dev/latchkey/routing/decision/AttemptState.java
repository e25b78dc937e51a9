package dev.latchkey.routing.decision;

import java.time.Duration;

/// What the next step after a call depends on.
///
/// @param verdict what came of the call
/// @param budget the calls made, that one included
/// @param callLimit the most calls that may be made with this credential: see [CallBudget#ownLimit]
/// @param repeatable whether the operation may run twice
/// @param freshSession whether the session was read again after an expiry already
/// @param retryPermitted whether the workspace's retry budget has a retry left
/// @param left the time until the deadline; not positive when it has passed
/// @param jitter a random number, at least 0 and below 1
public record AttemptState(
    CallVerdict verdict,
    CallBudget budget,
    int callLimit,
    boolean repeatable,
    boolean freshSession,
    boolean retryPermitted,
    Duration left,
    double jitter) {}
