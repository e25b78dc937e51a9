package dev.latchkey.credential.flow.fallback;

import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.claims.TokenClaims;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.credential.decision.WorkspaceState;
import dev.latchkey.credential.flow.Reach;
import dev.latchkey.credential.flow.ReadWorkspace;
import dev.latchkey.credential.flow.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// Shows what holds for the fallbacks of a workspace.
@ApplicationScoped
public class ShowPolicy {

  private final ReadWorkspace read;
  private final DeploymentCaps caps;

  @Inject
  public ShowPolicy(ReadWorkspace read, DeploymentCaps caps) {
    this.read = read;
    this.caps = caps;
  }

  /// Looks it up for the holder of `claims`. Operators see it of every workspace.
  public Uni<Reply<WorkspacePolicy>> show(TokenClaims claims, WorkspaceId workspace) {
    return read.run(
        workspace,
        known -> isVisible(claims, known),
        known -> Uni.createFrom().item(new WorkspacePolicy(known, caps.limits())));
  }

  private static boolean isVisible(TokenClaims claims, WorkspaceState workspace) {
    return Reach.reaches(claims, workspace)
        || (claims.roles().contains(Role.OPERATOR) && !workspace.gone());
  }
}
