package dev.latchkey.routing.decision;

import dev.latchkey.contracts.wire.error.ErrorCode;

/// Tells lost access to a model from access that never was: AWS's words are the same. Only what had
/// worked can be lost, and only a loss may fall back (INV-6).
public final class ModelAccessRule {

  private ModelAccessRule() {}

  /// The meaning of a failure, once more.
  ///
  /// @param code what its name and text mean
  /// @param workedBefore whether this account has used this model in this region before
  public static ErrorCode refine(ErrorCode code, boolean workedBefore) {
    return code == ErrorCode.MODEL_ACCESS_LOST && !workedBefore
        ? ErrorCode.MODEL_ACCESS_DENIED
        : code;
  }
}
