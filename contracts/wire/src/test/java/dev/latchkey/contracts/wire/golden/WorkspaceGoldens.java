package dev.latchkey.contracts.wire.golden;

import static dev.latchkey.contracts.wire.golden.Goldens.ACCOUNT;
import static dev.latchkey.contracts.wire.golden.Goldens.CREDENTIAL;
import static dev.latchkey.contracts.wire.golden.Goldens.ORG;
import static dev.latchkey.contracts.wire.golden.Goldens.REGION;
import static dev.latchkey.contracts.wire.golden.Goldens.WORKSPACE;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.credential.CredentialEvent;
import dev.latchkey.contracts.wire.directory.DirectoryEntry;
import dev.latchkey.contracts.wire.directory.Environment;
import dev.latchkey.contracts.wire.directory.Plan;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.settings.Byok;
import dev.latchkey.contracts.wire.settings.FallbackCaps;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.contracts.wire.settings.FallbackTerms;
import dev.latchkey.contracts.wire.settings.InactiveReason;
import dev.latchkey.contracts.wire.settings.WorkspaceSettings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of a workspace, and what happens to its credential.
final class WorkspaceGoldens {

  static final FallbackCaps CAPS = new FallbackCaps(new BigDecimal("25.00"), 50, 2);

  private static final Instant SESSION_END = Instant.parse("2026-11-21T11:15:30Z");
  private static final CredentialEvent.Subject SUBJECT =
      new CredentialEvent.Subject(WORKSPACE, ORG, CREDENTIAL, 3);

  private WorkspaceGoldens() {}

  static List<Golden> all() {
    return List.of(
        Golden.of(
            "directory-entry",
            EventType.DIRECTORY_ENTRY,
            new DirectoryEntry(WORKSPACE, ORG, Plan.SCALE_PLUS, Environment.PRODUCTION, REGION)),
        Golden.of(
            "directory-entry-without-region",
            EventType.DIRECTORY_ENTRY,
            new DirectoryEntry(WORKSPACE, ORG, Plan.FREE, Environment.DEVELOPMENT, null)),
        settings("workspace-settings", null, new Byok.Active(CREDENTIAL, 3, ACCOUNT, REGION, null)),
        Golden.of(
            "workspace-settings-not-configured",
            EventType.WORKSPACE_SETTINGS,
            new WorkspaceSettings(
                WORKSPACE,
                ORG,
                1,
                Environment.STAGING,
                null,
                FallbackPolicy.STRICT,
                null,
                new Byok.NotConfigured(),
                null)),
        settings(
            "workspace-settings-with-terms",
            new FallbackTerms(4, false, true, CAPS),
            new Byok.Active(CREDENTIAL, 3, ACCOUNT, REGION, null)),
        settings(
            "workspace-settings-lapsed",
            new FallbackTerms(4, true, false, CAPS),
            new Byok.Active(CREDENTIAL, 3, ACCOUNT, REGION, ErrorCode.CREDENTIAL_INVALID)),
        settings(
            "workspace-settings-inactive",
            new FallbackTerms(5, false, false, CAPS),
            new Byok.Inactive(InactiveReason.DOWNGRADED, REGION)),
        settings(
            "workspace-settings-inactive-without-region",
            new FallbackTerms(6, false, false, new FallbackCaps(BigDecimal.ZERO, 0, 0)),
            new Byok.Inactive(InactiveReason.DELETED, null)),
        Golden.of(
            "workspace-settings-with-models",
            EventType.WORKSPACE_SETTINGS,
            new WorkspaceSettings(
                WORKSPACE,
                ORG,
                9,
                Environment.PRODUCTION,
                REGION,
                FallbackPolicy.WARN,
                new FallbackTerms(4, false, true, CAPS),
                new Byok.Active(CREDENTIAL, 3, ACCOUNT, REGION, null),
                List.of("anthropic.claude-haiku-5-5", "global.anthropic.claude-opus-5-5"))),
        Golden.of(
            "credential-event-activated",
            EventType.CREDENTIAL_EVENT,
            new CredentialEvent.Activated(SUBJECT, ACCOUNT, REGION, SESSION_END)),
        Golden.of(
            "credential-event-session-renewed",
            EventType.CREDENTIAL_EVENT,
            new CredentialEvent.SessionRenewed(SUBJECT, SESSION_END)),
        Golden.of(
            "credential-event-renewal-failed",
            EventType.CREDENTIAL_EVENT,
            new CredentialEvent.RenewalFailed(
                SUBJECT, ErrorCode.CREDENTIAL_INVALID, "AWS refused the key.", SESSION_END)));
  }

  private static Golden settings(String name, @Nullable FallbackTerms terms, Byok byok) {
    return Golden.of(
        name,
        EventType.WORKSPACE_SETTINGS,
        new WorkspaceSettings(
            WORKSPACE,
            ORG,
            7,
            Environment.PRODUCTION,
            REGION,
            FallbackPolicy.WARN,
            terms,
            byok,
            null));
  }
}
