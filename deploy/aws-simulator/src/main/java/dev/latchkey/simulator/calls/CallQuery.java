package dev.latchkey.simulator.calls;

import org.jspecify.annotations.Nullable;

/// Which calls somebody wants to see. A `null` does not restrict.
///
/// @param since only calls with a greater sequence
/// @param limit most calls of one answer, the oldest first
public record CallQuery(
    @Nullable String account,
    @Nullable String accessKeyId,
    @Nullable String operation,
    long since,
    int limit) {

  boolean admits(CallRecord call) {
    return call.sequence() > since
        && (account == null || account.equals(call.account()))
        && (accessKeyId == null || accessKeyId.equals(call.accessKeyId()))
        && (operation == null || operation.equals(call.operation()));
  }
}
