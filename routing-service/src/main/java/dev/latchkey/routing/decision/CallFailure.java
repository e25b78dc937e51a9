package dev.latchkey.routing.decision;

import org.jspecify.annotations.Nullable;

/// A failed call, as it was seen.
///
/// @param surface where it showed itself
/// @param phase how far the call had come
/// @param httpStatus the status of the answer; null when none came
/// @param exceptionName AWS's name for the failure without name space, or the kind of failure on
///   our side; null when the answer named none, as gateways in front of AWS do
/// @param message AWS's text; empty when there is none. It may hold ARNs: see [MemberText]
public record CallFailure(
    Surface surface,
    CallPhase phase,
    @Nullable Integer httpStatus,
    @Nullable String exceptionName,
    String message) {}
