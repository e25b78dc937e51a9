package dev.latchkey.contracts.wire.golden;

import static dev.latchkey.contracts.wire.golden.Goldens.ACCOUNT;
import static dev.latchkey.contracts.wire.golden.Goldens.CREDENTIAL;
import static dev.latchkey.contracts.wire.golden.Goldens.ORG;
import static dev.latchkey.contracts.wire.golden.Goldens.REGION;
import static dev.latchkey.contracts.wire.golden.Goldens.WORKSPACE;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.admin.AdminEvent;
import dev.latchkey.contracts.wire.admin.ByokState;
import dev.latchkey.contracts.wire.identifiers.AccessKeyId;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import java.util.List;

/// What people change.
final class AdminGoldens {

  private static final String ADA = "ada";

  private AdminGoldens() {}

  static List<Golden> all() {
    return List.of(
        golden(
            "access-key-saved",
            new AdminEvent.AccessKeySaved(
                ADA,
                WORKSPACE,
                ORG,
                CREDENTIAL,
                3,
                ACCOUNT,
                REGION,
                new AccessKeyId("AKIAIOSFODNN7EXAMPLE").masked())),
        golden(
            "policy-chosen",
            new AdminEvent.PolicyChosen(
                ADA,
                WORKSPACE,
                ORG,
                FallbackPolicy.STRICT,
                FallbackPolicy.WARN,
                true,
                WorkspaceGoldens.CAPS)),
        golden(
            "policy-taken-back",
            new AdminEvent.PolicyChosen(
                ADA, WORKSPACE, ORG, null, null, false, WorkspaceGoldens.CAPS)),
        golden(
            "policy-enforced",
            new AdminEvent.PolicyEnforced(ADA, ORG, FallbackPolicy.ALLOW, FallbackPolicy.STRICT)),
        golden("policy-free-again", new AdminEvent.PolicyEnforced(ADA, ORG, null, null)),
        golden(
            "byok-switched", new AdminEvent.ByokSwitched(ADA, WORKSPACE, ORG, ByokState.DISABLED)),
        golden("fallback-caps-reset", new AdminEvent.FallbackCapsReset(ADA, WORKSPACE, ORG, 3)),
        golden(
            "models-listed",
            new AdminEvent.ModelsListed(
                ADA,
                WORKSPACE,
                ORG,
                List.of(),
                List.of("anthropic.claude-haiku-5-5", "global.anthropic.claude-opus-5-5"))),
        golden(
            "fallback-confirmed", new AdminEvent.FallbackConfirmed(ADA, WORKSPACE, ORG, "s-1", 4)),
        golden(
            "audit-exported",
            new AdminEvent.AuditExported(ADA, WORKSPACE, ORG, "ocsf", Goldens.TIME, Goldens.TIME)),
        golden(
            "audit-exported-whole",
            new AdminEvent.AuditExported(ADA, null, ORG, "bundle", null, null)),
        golden(
            "events-erased",
            new AdminEvent.EventsErased(ADA, WORKSPACE, ORG, "er-1", "user", "GDPR Art. 17")),
        golden(
            "events-erased-everywhere",
            new AdminEvent.EventsErased(ADA, null, ORG, "er-2", "request", "GDPR Art. 17")),
        golden("retention-set", new AdminEvent.RetentionSet(ADA, ORG, null, 400)),
        golden("retention-as-by-default", new AdminEvent.RetentionSet(ADA, ORG, 400, null)));
  }

  private static Golden golden(String action, AdminEvent event) {
    return Golden.of("admin-event-" + action, EventType.ADMIN_EVENT, event);
  }
}
