package dev.latchkey.credential.flow;

import dev.latchkey.contracts.wire.claims.TokenClaims;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.credential.decision.WorkspaceState;
import dev.latchkey.credential.postgres.CredentialVersions;
import dev.latchkey.credential.postgres.DatabaseUnavailableException;
import dev.latchkey.credential.postgres.Workspaces;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// Shows how a workspace stands with its own AWS credential.
@ApplicationScoped
public class ShowByok {

  private final Workspaces workspaces;
  private final CredentialVersions versions;

  @Inject
  public ShowByok(Workspaces workspaces, CredentialVersions versions) {
    this.workspaces = workspaces;
    this.versions = versions;
  }

  /// Looks it up for the holder of `claims`.
  public Uni<ByokReading> show(TokenClaims claims, WorkspaceId workspace) {
    return workspaces
        .find(workspace)
        .chain(
            found ->
                found
                    .filter(known -> Reach.reaches(claims, known))
                    .map(this::shown)
                    .orElseGet(ShowByok::unknown))
        .onFailure(DatabaseUnavailableException.class)
        .recoverWithItem(() -> new ByokReading.Refused(Errors.databaseAway()));
  }

  private Uni<ByokReading> shown(WorkspaceState known) {
    return versions
        .activeOf(known.workspace())
        .map(inUse -> new ByokReading.Shown(known, inUse.orElse(null)));
  }

  private static Uni<ByokReading> unknown() {
    return Uni.createFrom().item(new ByokReading.Refused(Reach.unknownWorkspace()));
  }
}
