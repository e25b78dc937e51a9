package dev.latchkey.credential.flow;

import dev.latchkey.contracts.wire.claims.TokenClaims;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.credential.decision.WorkspaceState;
import dev.latchkey.credential.postgres.CredentialVersions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// Shows how a workspace stands with its own AWS credential.
@ApplicationScoped
public class ShowByok {

  private final ReadWorkspace read;
  private final CredentialVersions versions;

  @Inject
  public ShowByok(ReadWorkspace read, CredentialVersions versions) {
    this.read = read;
    this.versions = versions;
  }

  /// Looks it up for the holder of `claims`.
  public Uni<Reply<ByokConfiguration>> show(TokenClaims claims, WorkspaceId workspace) {
    return read.run(workspace, known -> Reach.reaches(claims, known), this::shown);
  }

  private Uni<ByokConfiguration> shown(WorkspaceState known) {
    return versions
        .activeOf(known.workspace())
        .map(inUse -> new ByokConfiguration(known, inUse.orElse(null)));
  }
}
