package dev.latchkey.simulator.exchange;

import dev.latchkey.simulator.accounts.Principal;

/// An authenticated caller in one call.
///
/// @param region region the call was signed for
/// @param requestId id of this call
public record Caller(Principal principal, String region, String requestId) {}
