package dev.latchkey.simulator.calls;

import org.jspecify.annotations.Nullable;

/// Which calls somebody wants to see. A `null` does not restrict.
///
/// @param accessKey the key that signed, or the long-term key its session goes back to
/// @param accessKeyId the key that signed and no other
/// @param since only calls with a greater sequence
/// @param limit most calls of one answer, the oldest first; all are counted
public record CallQuery(
    @Nullable String account,
    @Nullable String accessKey,
    @Nullable String accessKeyId,
    @Nullable String operation,
    @Nullable String region,
    @Nullable String model,
    @Nullable String sessionName,
    long since,
    int limit) {

  boolean admits(CallRecord call) {
    return call.sequence() > since
        && admits(account, call.account())
        && (admits(accessKey, call.accessKeyId()) || admits(accessKey, call.longTermKeyId()))
        && admits(accessKeyId, call.accessKeyId())
        && admits(operation, call.operation())
        && admits(region, call.region())
        && admits(model, call.modelId())
        && admits(sessionName, call.sessionName());
  }

  private static boolean admits(@Nullable String wanted, @Nullable String actual) {
    return wanted == null || wanted.equals(actual);
  }
}
