package dev.latchkey.credential.flow.fallback;

import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.claims.TokenClaims;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.credential.decision.WorkspaceState;
import dev.latchkey.credential.flow.Errors;
import dev.latchkey.credential.flow.Reach;
import dev.latchkey.credential.flow.Reply;
import dev.latchkey.credential.postgres.DatabaseUnavailableException;
import dev.latchkey.credential.postgres.Workspaces;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// Shows what holds for the fallbacks of a workspace.
@ApplicationScoped
public class ShowPolicy {

  private final Workspaces workspaces;
  private final DeploymentCaps caps;

  @Inject
  public ShowPolicy(Workspaces workspaces, DeploymentCaps caps) {
    this.workspaces = workspaces;
    this.caps = caps;
  }

  /// Looks it up for the holder of `claims`. Operators see it of every workspace.
  public Uni<Reply<WorkspacePolicy>> show(TokenClaims claims, WorkspaceId workspace) {
    return workspaces
        .find(workspace)
        .<Reply<WorkspacePolicy>>map(
            found ->
                found
                    .filter(known -> isVisible(claims, known))
                    .<Reply<WorkspacePolicy>>map(
                        known -> new Reply.Given<>(new WorkspacePolicy(known, caps.limits())))
                    .orElseGet(() -> new Reply.Refused<>(Reach.unknownWorkspace())))
        .onFailure(DatabaseUnavailableException.class)
        .recoverWithItem(() -> new Reply.Refused<>(Errors.databaseAway()));
  }

  private static boolean isVisible(TokenClaims claims, WorkspaceState workspace) {
    return Reach.reaches(claims, workspace)
        || (claims.roles().contains(Role.OPERATOR) && !workspace.gone());
  }
}
