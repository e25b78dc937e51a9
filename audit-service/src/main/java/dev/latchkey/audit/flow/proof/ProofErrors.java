package dev.latchkey.audit.flow.proof;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.ErrorObject;

/// Why there is no proof.
final class ProofErrors {

  private ProofErrors() {}

  /// The one answer about a log that does not exist or does not concern the organisation.
  static ErrorObject unknownLog() {
    return ErrorObject.of(ErrorCode.NOT_FOUND, "There is no such log.");
  }

  /// The one answer about a leaf that does not exist, is not signed yet or is somebody else's.
  static ErrorObject unknownLeaf() {
    return ErrorObject.of(
        ErrorCode.NOT_FOUND, "There is no such leaf among those that are signed.");
  }

  static ErrorObject unknownSize() {
    return ErrorObject.of(ErrorCode.NOT_FOUND, "No checkpoint of this size was signed.");
  }

  static ErrorObject keyAway() {
    return ErrorObject.of(
        ErrorCode.SECRET_STORE_UNAVAILABLE, "The key that signs the log cannot be had at present.");
  }

  /// Nothing can be shown that would not contradict what was signed.
  static ErrorObject suspected() {
    return ErrorObject.of(
        ErrorCode.INTERNAL, "What is stored of the log does not fit what was signed of it.");
  }
}
