package dev.latchkey.system.crash;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.inference.Payer;
import org.jspecify.annotations.Nullable;

/// A final answer on the topic of answers.
///
/// @param requestId of which request
/// @param payer who paid the last call, as the answer says
/// @param fallbackId the fallback that it names; null when it names none
/// @param error the failure; null when it is a success
/// @param fingerprint a digest of the whole record: repeats of one answer have the same
record GivenAnswer(
    String requestId,
    Payer payer,
    @Nullable String fallbackId,
    @Nullable ErrorCode error,
    String fingerprint) {

  boolean isSuccess() {
    return error == null;
  }
}
