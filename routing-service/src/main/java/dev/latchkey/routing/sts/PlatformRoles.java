package dev.latchkey.routing.sts;

import dev.latchkey.contracts.wire.identifiers.Arn;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.vault.PlatformKeyDocument;
import dev.latchkey.routing.decision.PlatformGrant;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Opens sessions of the platform's roles with `sts:AssumeRole`, at the endpoint of the grant's
/// region. Nobody gets one without a [PlatformGrant] (INV-3).
///
/// A fallback gets a session of its own, the shortest that AWS gives, which bears the fallback's id
/// as its name and as a tag: CloudTrail shows it beside every call. Workspaces that have no
/// credential in use share one session for each region. Failures are values. Blocks; safe for all
/// threads; made for virtual ones.
public final class PlatformRoles implements AutoCloseable {

  /// The tag with the fallback's id.
  public static final String FALLBACK_TAG = "latchkey-fallback-id";

  /// The tag with the workspace that is served.
  public static final String WORKSPACE_TAG = "latchkey-workspace";

  /// The longest wait for STS, whatever time the request has left.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /// Source: AWS STS API reference, AssumeRole, DurationSeconds.
  private static final Duration SHORTEST = Duration.ofMinutes(15);

  private static final Duration SHARED = Duration.ofHours(1);

  /// Source: AWS STS API reference, AssumeRole, RoleSessionName.
  private static final Pattern UNFIT_FOR_A_NAME = Pattern.compile("[^A-Za-z0-9_+=,.@-]");

  private static final int LONGEST_NAME = 64;

  private final PlatformRoutes routes;
  private final RoleSessions sts;
  private final SharedSessions shared;
  private final String sharedName;

  /// @param endpoints the address of STS in a region
  /// @param instance the name of this instance, shown in the name of the shared sessions
  public PlatformRoles(
      PlatformRoutes routes,
      Function<Region, URI> endpoints,
      String instance,
      InstantSource clock) {
    this.routes = routes;
    this.sts = new RoleSessions(endpoints);
    this.shared = new SharedSessions(clock);
    String name = "latchkey-notbyok-" + UNFIT_FOR_A_NAME.matcher(instance).replaceAll("-");
    this.sharedName = name.substring(0, Math.min(name.length(), LONGEST_NAME));
  }

  /// A session for the grant's route.
  ///
  /// @param key signs the call to STS, and nothing else
  /// @param workspace whose request is served
  /// @param left the time until the request's deadline; the wait ends then at the latest
  public SessionResult assume(
      PlatformGrant grant, PlatformKeyDocument key, WorkspaceId workspace, Duration left) {
    Optional<Arn> role = routes.role(grant.region());
    if (role.isEmpty()) {
      return new SessionResult.NoRole();
    }
    Duration patience = left.compareTo(PATIENCE) < 0 ? left : PATIENCE;
    return switch (grant) {
      case PlatformGrant.DurableIntent intent ->
          sts.open(intent, key, ofFallback(intent, role.get(), workspace), patience);
      case PlatformGrant.NotByok notByok ->
          shared.get(
              notByok,
              () ->
                  sts.open(
                      notByok,
                      key,
                      new RoleWish(role.get(), sharedName, SHARED, Map.of()),
                      PATIENCE),
              patience);
    };
  }

  private static RoleWish ofFallback(
      PlatformGrant.DurableIntent intent, Arn role, WorkspaceId workspace) {
    return new RoleWish(
        role,
        intent.fallbackId(),
        SHORTEST,
        Map.of(FALLBACK_TAG, intent.fallbackId(), WORKSPACE_TAG, workspace.value()));
  }

  @Override
  public void close() {
    sts.close();
  }
}
