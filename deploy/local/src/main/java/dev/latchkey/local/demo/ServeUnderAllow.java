package dev.latchkey.local.demo;

import dev.latchkey.contracts.wire.settings.FallbackPolicy;

/// Under Allow, a call that the customer's account refuses is served by the platform's account in
/// the same region, once the audit log has it.
final class ServeUnderAllow implements DemoStep {

  @Override
  public String name() {
    return "allow-served-by-platform";
  }

  @Override
  public String title() {
    return "Allow: the customer's quota is used up, the platform serves it in the same region";
  }

  @Override
  public Evidence run(DemoSession session) {
    PolicyChoice.choose(session, FallbackPolicy.ALLOW);
    ServedFallback served = ServedFallback.of(FallbackQuestion.inNewSession(), session);
    session.rememberFallback(served.served().subject().fallbackId());
    return served.evidence(session.account().id());
  }
}
