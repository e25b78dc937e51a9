package dev.latchkey.credential.flow;

import dev.latchkey.contracts.wire.admin.AdminEvent;
import dev.latchkey.contracts.wire.admin.ByokState;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.claims.TokenClaims;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.credential.decision.ByokSwitch;
import dev.latchkey.credential.decision.WorkspaceState;
import dev.latchkey.credential.postgres.Decided;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/// Switches a workspace's own credential off and on again, or deletes it. Routing is told; the
/// secrets of a deleted one are deleted from Vault by [SweepVersions] after that.
@ApplicationScoped
public class SwitchByok {

  private static final Set<Role> OWNERS = Set.of(Role.WORKSPACE_OWNER, Role.ORG_OWNER);
  private static final Set<Role> DISABLERS =
      Set.of(Role.WORKSPACE_OWNER, Role.ORG_OWNER, Role.BYOK_ADMIN);

  private final ChangeWorkspace change;
  private final ShowByok show;
  private final AdminEvents events;

  @Inject
  public SwitchByok(ChangeWorkspace change, ShowByok show, AdminEvents events) {
    this.change = change;
    this.show = show;
    this.events = events;
  }

  /// Makes the credential what is wished. What it is already changes nothing.
  public Uni<Reply<ByokConfiguration>> become(
      ByokState wish, TokenClaims claims, WorkspaceId workspace) {
    Set<Role> permitted = wish == ByokState.DISABLED ? DISABLERS : OWNERS;
    return change
        .<WorkspaceId>run(claims, workspace, permitted, known -> decide(wish, claims, known))
        .chain(
            reply ->
                switch (reply) {
                  case Reply.Given<WorkspaceId> _ -> show.show(claims, workspace);
                  case Reply.Refused<WorkspaceId>(var error) ->
                      Uni.createFrom().item(new Reply.Refused<>(error));
                });
  }

  private Decided<Reply<WorkspaceId>> decide(
      ByokState wish, TokenClaims claims, WorkspaceState known) {
    Reply<WorkspaceId> given = new Reply.Given<>(known.workspace());
    return switch (ByokSwitch.of(known, wish)) {
      case ByokSwitch.Switched(WorkspaceState next) ->
          Decided.changed(next, List.of(events.told(switched(wish, claims, known))), given);
      case ByokSwitch.Unchanged() -> Decided.unchanged(known, given);
      case ByokSwitch.Refused(var refusal) -> ChangeWorkspace.refused(known, Errors.of(refusal));
    };
  }

  private static AdminEvent switched(ByokState wish, TokenClaims claims, WorkspaceState known) {
    return new AdminEvent.ByokSwitched(
        claims.subject(), known.workspace(), known.listing().org(), wish);
  }
}
