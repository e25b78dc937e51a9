package dev.latchkey.benchmark.routing;

import dev.latchkey.contracts.testkit.simulator.SimulatedKey;
import dev.latchkey.contracts.wire.directory.Environment;
import dev.latchkey.contracts.wire.identifiers.AccessKeyId;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.CredentialId;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.secret.SecretText;
import dev.latchkey.contracts.wire.settings.Byok;
import dev.latchkey.contracts.wire.settings.FallbackCaps;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.contracts.wire.settings.FallbackTerms;
import dev.latchkey.contracts.wire.settings.WorkspaceSettings;
import dev.latchkey.contracts.wire.vault.SessionDocument;
import dev.latchkey.simulator.SimulatorSettings;
import dev.latchkey.simulator.accounts.Principal;
import dev.latchkey.simulator.authentication.SessionTokens;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/// A workspace with an AWS account of its own, set up as credential-service would.
///
/// @param account the number of its account
/// @param session signs its calls for an hour
record Tenant(WorkspaceId workspace, String account, SessionDocument session) {
  static final Region REGION = new Region("eu-central-1");

  private static final SessionTokens AWS =
      new SessionTokens(SimulatorSettings.defaults().sessionSeed());
  private static final Duration HOUR = Duration.ofHours(1);

  /// @param key the long-term key of its account
  static Tenant of(String name, SimulatedKey key) {
    WorkspaceId workspace = new WorkspaceId(name);
    return new Tenant(workspace, key.account(), mint(workspace, key));
  }

  /// What routing is to know of the workspace.
  WorkspaceSettings settings() {
    FallbackCaps caps = new FallbackCaps(BigDecimal.ONE, 1, 0);
    return new WorkspaceSettings(
        workspace,
        new OrgId("bench"),
        1,
        Environment.PRODUCTION,
        REGION,
        FallbackPolicy.STRICT,
        new FallbackTerms(1, /* enforced= */ false, /* accountGuardrail= */ false, caps),
        byok(account),
        /* models= */ null);
  }

  private static Byok.Active byok(String account) {
    return new Byok.Active(
        new CredentialId("main"), 1, new AwsAccountId(account), REGION, /* lapse= */ null);
  }

  private static SessionDocument mint(WorkspaceId workspace, SimulatedKey key) {
    Instant now = Instant.now();
    SessionTokens.Session session =
        AWS.mint(
            new Principal.LongTermKey(key.account(), "latchkey", key.accessKeyId()),
            now.plus(HOUR));
    return new SessionDocument(
        byok(key.account()).scopeFor(workspace),
        new AccessKeyId(session.principal().accessKeyId()),
        SecretText.of(session.secret().reveal()),
        SecretText.of(session.token().text()),
        now,
        now.plus(HOUR));
  }
}
