package dev.latchkey.routing.flow.fallback;

import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.settings.Byok;
import dev.latchkey.contracts.wire.settings.FallbackTerms;
import dev.latchkey.contracts.wire.settings.InactiveReason;
import dev.latchkey.contracts.wire.settings.WorkspaceSettings;
import dev.latchkey.routing.decision.OwnCredential;
import dev.latchkey.routing.decision.Payment;
import dev.latchkey.routing.decision.PaymentRule;
import dev.latchkey.routing.decision.SettingsAtDecision;

/// What settings mean to the rules about payment.
public final class Payments {

  private Payments() {}

  /// Who pays for a request of a workspace with these settings.
  public static Payment of(WorkspaceSettings settings) {
    FallbackTerms terms = settings.fallback();
    return PaymentRule.of(
        standing(settings.byok()),
        settings.policy(),
        terms != null && terms.enforced(),
        settings.region());
  }

  /// The part of the settings that a decision about a fallback rests on.
  static SettingsAtDecision atDecision(WorkspaceSettings settings) {
    FallbackTerms terms = settings.fallback();
    return new SettingsAtDecision(
        settings.policy(),
        policyRevision(settings),
        settings.environment(),
        standing(settings.byok()),
        terms != null && terms.accountGuardrail());
  }

  /// The revision of the effective policy; 0 where the settings tell no terms.
  static long policyRevision(WorkspaceSettings settings) {
    FallbackTerms terms = settings.fallback();
    return terms == null ? 0 : terms.policyRevision();
  }

  private static OwnCredential standing(Byok byok) {
    return switch (byok) {
      case Byok.NotConfigured() -> new OwnCredential.NeverConfigured();
      case Byok.Active active -> new OwnCredential.Active(active.region());
      case Byok.Inactive(InactiveReason reason, Region region) ->
          new OwnCredential.Inactive(reason, region);
    };
  }
}
