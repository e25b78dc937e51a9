package dev.latchkey.local.demo;

import dev.latchkey.contracts.wire.error.FallbackReason;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;

/// Under Strict, the member is told why AWS refused the call, and the platform's account is not
/// called.
final class RefuseUnderStrict implements DemoStep {

  @Override
  public String name() {
    return "strict-refused";
  }

  @Override
  public String title() {
    return "Strict: the same failure is answered by name, and the platform is not called";
  }

  @Override
  public Evidence run(DemoSession session) {
    PolicyChoice.choose(session, FallbackPolicy.STRICT);
    return RefusedFallback.of(FallbackQuestion.inNewSession(), session)
        .evidence(session.account().id(), FallbackReason.POLICY_STRICT);
  }
}
