package dev.latchkey.credential.flow.fallback;

import dev.latchkey.contracts.wire.admin.AdminEvent;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.claims.TokenClaims;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.credential.decision.FallbackChoice;
import dev.latchkey.credential.decision.PolicyChange;
import dev.latchkey.credential.decision.PolicyWish;
import dev.latchkey.credential.decision.WorkspaceState;
import dev.latchkey.credential.flow.AdminEvents;
import dev.latchkey.credential.flow.ChangeWorkspace;
import dev.latchkey.credential.flow.Errors;
import dev.latchkey.credential.flow.Reach;
import dev.latchkey.credential.flow.Reply;
import dev.latchkey.credential.postgres.Decided;
import dev.latchkey.credential.postgres.OutboxEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lets owners decide about the fallbacks of a workspace.
@ApplicationScoped
public class ChoosePolicy {

  private static final Set<Role> OWNERS = Set.of(Role.WORKSPACE_OWNER, Role.ORG_OWNER);

  private final ChangeWorkspace change;
  private final DeploymentCaps caps;
  private final PolicyEvents policyEvents;
  private final AdminEvents events;

  @Inject
  public ChoosePolicy(
      ChangeWorkspace change, DeploymentCaps caps, PolicyEvents policyEvents, AdminEvents events) {
    this.change = change;
    this.caps = caps;
    this.policyEvents = policyEvents;
    this.events = events;
  }

  /// Follows an owner's wishes, all or none. The same wishes again change nothing.
  public Uni<Reply<WorkspacePolicy>> choose(
      TokenClaims claims, WorkspaceId workspace, List<PolicyWish> wishes) {
    return change.run(
        claims,
        workspace,
        OWNERS,
        known ->
            switch (change(known, wishes)) {
              case PolicyChange.Decided(FallbackChoice next) ->
                  decided(known, next, policyEvents.chosen(claims.subject(), known, next));
              case PolicyChange.Refused(var refusal) ->
                  ChangeWorkspace.refused(known, Errors.of(refusal));
            });
  }

  /// The choice with this policy, for somebody who saves a credential with it. Changes nothing yet.
  ///
  /// @param policy null to leave the choice as it is, which everybody may
  public Reply<FallbackChoice> with(
      TokenClaims claims, WorkspaceState known, @Nullable FallbackPolicy policy) {
    if (policy == null) {
      return new Reply.Given<>(known.fallback());
    }
    return Reach.refusal(claims, known, OWNERS)
        .<Reply<FallbackChoice>>map(Reply.Refused::new)
        .orElseGet(
            () ->
                switch (change(known, List.of(new PolicyWish.Policy(policy)))) {
                  case PolicyChange.Decided(FallbackChoice next) -> new Reply.Given<>(next);
                  case PolicyChange.Refused(var refusal) -> new Reply.Refused<>(Errors.of(refusal));
                });
  }

  /// Lets the fallbacks of a workspace go on after a cap has stopped them.
  public Uni<Reply<WorkspacePolicy>> resetCaps(TokenClaims claims, WorkspaceId workspace) {
    return change.run(
        claims,
        workspace,
        OWNERS,
        known -> {
          FallbackChoice next = known.fallback().resetCaps();
          AdminEvent reset =
              new AdminEvent.FallbackCapsReset(
                  claims.subject(), workspace, known.listing().org(), next.caps().epoch());
          return decided(known, next, List.of(events.told(reset)));
        });
  }

  private PolicyChange change(WorkspaceState known, List<PolicyWish> wishes) {
    return PolicyChange.of(known.fallback(), wishes, caps.limits());
  }

  private Decided<Reply<WorkspacePolicy>> decided(
      WorkspaceState known, FallbackChoice choice, List<OutboxEvent> told) {
    WorkspaceState next = known.deciding(choice);
    return Decided.changed(next, told, new Reply.Given<>(new WorkspacePolicy(next, caps.limits())));
  }
}
