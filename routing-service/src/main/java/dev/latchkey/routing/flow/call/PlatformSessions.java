package dev.latchkey.routing.flow.call;

import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.vault.PlatformKeyDocument;
import dev.latchkey.routing.bedrock.Signer;
import dev.latchkey.routing.decision.PlatformGrant;
import dev.latchkey.routing.sts.PlatformRoles;
import dev.latchkey.routing.sts.PlatformSession;
import dev.latchkey.routing.sts.SessionResult;
import dev.latchkey.routing.telemetry.RoutingMetrics;
import dev.latchkey.routing.vault.PlatformKeyLookup;
import dev.latchkey.routing.vault.PlatformKeys;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/// Opens the platform's credential for whoever holds a grant for it (INV-3): the key from Vault,
/// then the role of the grant's region.
@Singleton
public final class PlatformSessions {

  private static final Logger LOG = Logger.getLogger(PlatformSessions.class);

  private final PlatformKeys keys;
  private final PlatformRoles roles;
  private final RoutingMetrics metrics;

  @Inject
  public PlatformSessions(PlatformKeys keys, PlatformRoles roles, RoutingMetrics metrics) {
    this.keys = keys;
    this.roles = roles;
    this.metrics = metrics;
  }

  /// Opens it.
  ///
  /// @param workspace whose request is served
  /// @param left the time until the request's deadline
  public Opening open(PlatformGrant grant, WorkspaceId workspace, Duration left) {
    return switch (keys.key(grant)) {
      case PlatformKeyLookup.Ready(PlatformKeyDocument key) -> assume(grant, key, workspace, left);
      case PlatformKeyLookup.Missing missing -> unavailable(missing.reason());
    };
  }

  private Opening assume(
      PlatformGrant grant, PlatformKeyDocument key, WorkspaceId workspace, Duration left) {
    return switch (roles.assume(grant, key, workspace, left)) {
      case SessionResult.Opened(PlatformSession session) -> new Opened(signer(session));
      case SessionResult.Unopened unopened -> unavailable(unopened.reason());
    };
  }

  private static Signer.Platform signer(PlatformSession session) {
    return new Signer.Platform(
        session.grant(),
        session.account(),
        session.accessKeyId(),
        session.secretAccessKey(),
        session.sessionToken());
  }

  private NotOpened unavailable(String why) {
    metrics.platformUnavailable();
    LOG.errorf("PLATFORM_UNAVAILABLE: the platform's credential cannot be opened: %s", why);
    return new NotOpened();
  }

  /// What came of it.
  public sealed interface Opening {}

  /// The platform's credential, good for the grant's region.
  public record Opened(Signer.Platform signer) implements Opening {}

  /// It could not be opened; operators know why.
  public record NotOpened() implements Opening {}
}
