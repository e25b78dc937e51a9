package dev.latchkey.credential.flow;

import dev.latchkey.contracts.wire.admin.AdminEvent;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.claims.TokenClaims;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.credential.decision.WorkspaceState;
import dev.latchkey.credential.postgres.Decided;
import dev.latchkey.credential.postgres.OutboxEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/// Shows and changes the models that a workspace's requests for any model may be served by.
@ApplicationScoped
public class WorkspaceModels {

  private static final Set<Role> OWNERS = Set.of(Role.WORKSPACE_OWNER, Role.ORG_OWNER);

  private final ReadWorkspace read;
  private final ChangeWorkspace change;
  private final AdminEvents events;

  @Inject
  public WorkspaceModels(ReadWorkspace read, ChangeWorkspace change, AdminEvents events) {
    this.read = read;
    this.change = change;
    this.events = events;
  }

  /// Looks them up for the holder of `claims`. Operators see them of every workspace.
  public Uni<Reply<WorkspaceState>> show(TokenClaims claims, WorkspaceId workspace) {
    return read.run(
        workspace, known -> isVisible(claims, known), known -> Uni.createFrom().item(known));
  }

  private static boolean isVisible(TokenClaims claims, WorkspaceState workspace) {
    return Reach.reaches(claims, workspace)
        || (claims.roles().contains(Role.OPERATOR) && !workspace.gone());
  }

  /// Takes an owner's list in the place of the one that held. The same again changes nothing.
  ///
  /// @param models empty for every model
  public Uni<Reply<WorkspaceState>> list(
      TokenClaims claims, WorkspaceId workspace, List<ModelReference> models) {
    return change.run(
        claims,
        workspace,
        OWNERS,
        known -> {
          WorkspaceState next = known.listing(models);
          return Decided.changed(
              next, told(claims.subject(), known, next), new Reply.Given<>(next));
        });
  }

  private List<OutboxEvent> told(String actor, WorkspaceState known, WorkspaceState next) {
    return next.models().equals(known.models())
        ? List.of()
        : List.of(
            events.told(
                new AdminEvent.ModelsListed(
                    actor,
                    known.workspace(),
                    known.listing().org(),
                    ids(known.models()),
                    ids(next.models()))));
  }

  private static List<String> ids(List<ModelReference> models) {
    return models.stream().map(ModelReference::text).toList();
  }
}
