package dev.latchkey.system.crash;

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
import dev.latchkey.contracts.wire.vault.CredentialScope;
import dev.latchkey.contracts.wire.vault.SessionDocument;
import dev.latchkey.contracts.wire.vault.VaultPaths;
import dev.latchkey.simulator.SimulatorSettings;
import dev.latchkey.simulator.accounts.Principal;
import dev.latchkey.simulator.authentication.SessionTokens;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/// A workspace with an AWS account of its own, set up as credential-service would.
///
/// @param key the long-term key of its account, which routing never sees
record Customer(Tenancy tenancy, SimulatedKey key) {
  private static final Region REGION = new Region("eu-central-1");
  private static final SessionTokens AWS =
      new SessionTokens(SimulatorSettings.defaults().sessionSeed());
  private static final Duration HOUR = Duration.ofHours(1);

  /// Caps that no run reaches.
  private static final FallbackCaps CAPS = new FallbackCaps(BigDecimal.valueOf(1_000), 10_000, 0);

  /// A workspace with a session that is good for an hour.
  static Customer active(CrashStack stack, String name, FallbackPolicy policy) {
    return create(stack, name, policy, Instant.now().plus(HOUR));
  }

  /// A workspace whose session AWS has ended, although its document does not know it.
  static Customer ended(CrashStack stack, String name, FallbackPolicy policy) {
    return create(stack, name, policy, Instant.now().minusSeconds(60));
  }

  private static Customer create(
      CrashStack stack, String name, FallbackPolicy policy, Instant sessionEnd) {
    Tenancy tenancy = new Tenancy(new WorkspaceId(name), policy, REGION);
    Customer customer = new Customer(tenancy, stack.aws().createAccount(name));
    SessionDocument session = customer.session(sessionEnd);
    Secrets.store(
        VaultPaths.session(tenancy.workspace(), session.scope().version()), session.toFields());
    return customer;
  }

  /// What routing is to know of the workspace.
  WorkspaceSettings settings() {
    return new WorkspaceSettings(
        tenancy.workspace(),
        new OrgId("crash-test"),
        1,
        Environment.PRODUCTION,
        tenancy.region(),
        tenancy.policy(),
        new FallbackTerms(1, /* enforced= */ false, /* accountGuardrail= */ false, CAPS),
        byok(),
        null);
  }

  private Byok.Active byok() {
    return new Byok.Active(
        new CredentialId("key-of-" + tenancy.workspace()),
        1,
        new AwsAccountId(key.account()),
        tenancy.region(),
        null);
  }

  private SessionDocument session(Instant end) {
    CredentialScope scope = byok().scopeFor(tenancy.workspace());
    SessionTokens.Session session =
        AWS.mint(new Principal.LongTermKey(key.account(), "latchkey", key.accessKeyId()), end);
    Instant now = Instant.now();
    return new SessionDocument(
        scope,
        new AccessKeyId(session.principal().accessKeyId()),
        SecretText.of(session.secret().reveal()),
        SecretText.of(session.token().text()),
        now.minus(HOUR),
        now.plus(HOUR));
  }
}
