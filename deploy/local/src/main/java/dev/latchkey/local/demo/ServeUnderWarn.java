package dev.latchkey.local.demo;

import dev.latchkey.contracts.wire.error.FallbackReason;
import dev.latchkey.contracts.wire.inference.AnswerHeaders;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.local.inference.Answer;

/// Under Warn, the first session of a user is served by the platform. The next one is asked to
/// confirm with its first answer, is refused until its user does, and served then.
final class ServeUnderWarn implements DemoStep {

  @Override
  public String name() {
    return "warn-confirmed-in-next-session";
  }

  @Override
  public String title() {
    return "Warn: bob's first session is served, his next one only after he has confirmed it";
  }

  @Override
  public Evidence run(DemoSession session) {
    String customer = session.account().id();
    PolicyChoice.choose(session, FallbackPolicy.WARN);
    Evidence first = ServedFallback.of(FallbackQuestion.inNewSession(), session).evidence(customer);
    FallbackQuestion next = FallbackQuestion.inNewSession();
    return Evidence.none()
        .and("firstSession", first)
        .and("nextSession", asked(next.ask(session)))
        .and(
            "unconfirmed",
            RefusedFallback.of(next, session)
                .evidence(customer, FallbackReason.CONFIRMATION_REQUIRED))
        .and("confirmation", Confirmation.give(session, next.session()))
        .and("confirmed", ServedFallback.of(next, session).evidence(customer));
  }

  /// The customer's account serves it, and the answer already asks for the confirmation.
  private static Evidence asked(Answer answer) {
    if (!(answer instanceof Answer.Succeeded(String requestId, var headers, _))) {
      throw new IllegalStateException("the next session's first question was not answered");
    }
    return Evidence.none()
        .and("requestId", requestId)
        .and("payer", headers.getOrDefault(AnswerHeaders.PAYER, ""), "customer")
        .and(
            "fallbackConfirmation",
            headers.getOrDefault(AnswerHeaders.FALLBACK_CONFIRMATION, ""),
            "required");
  }
}
