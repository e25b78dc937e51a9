package dev.latchkey.routing.decision;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.routing.decision.CallVerdict.Failed;
import dev.latchkey.routing.decision.CallVerdict.Succeeded;

/// Decides what follows a call. One failure is worth a second call: an expired session, once,
/// because credential-service may have renewed it since it was read. Every other failure is final.
public final class NextStepRule {

  private NextStepRule() {}

  /// The step after a call.
  ///
  /// @param verdict what came of the call
  /// @param budget the calls made, that one included
  /// @param freshSession whether that call used a session that was read again after an expiry
  /// @param deadlinePassed whether an answer would come too late
  public static NextStep after(
      CallVerdict verdict, CallBudget budget, boolean freshSession, boolean deadlinePassed) {
    return switch (verdict) {
      case Succeeded() -> new NextStep.Answer();
      case Failed(ErrorCode code) ->
          code == ErrorCode.CREDENTIAL_EXPIRED
                  && !freshSession
                  && !deadlinePassed
                  && budget.allowsCall()
              ? new NextStep.RetryWithFreshSession()
              : new NextStep.Fail();
    };
  }
}
