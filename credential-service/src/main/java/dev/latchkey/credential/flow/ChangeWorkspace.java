package dev.latchkey.credential.flow;

import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.claims.TokenClaims;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.credential.decision.WorkspaceState;
import dev.latchkey.credential.postgres.DatabaseUnavailableException;
import dev.latchkey.credential.postgres.Decided;
import dev.latchkey.credential.postgres.Workspaces;
import dev.latchkey.credential.telemetry.CurrentTrace;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.function.Function;

/// Changes a workspace for somebody who may, with its row locked from the look at it to the commit.
@ApplicationScoped
public class ChangeWorkspace {

  private final Workspaces workspaces;

  @Inject
  public ChangeWorkspace(Workspaces workspaces) {
    this.workspaces = workspaces;
  }

  /// Lets `rule` decide, if the holder of `claims` has one of the permitted roles there.
  public <T> Uni<Reply<T>> run(
      TokenClaims claims,
      WorkspaceId workspace,
      Set<Role> permitted,
      Function<WorkspaceState, Decided<Reply<T>>> rule) {
    return workspaces
        .<Reply<T>>decide(
            workspace,
            known ->
                Reach.refusal(claims, known, permitted)
                    .<Decided<Reply<T>>>map(error -> refused(known, error))
                    .orElseGet(() -> rule.apply(known)),
            new Reply.Refused<>(Reach.unknownWorkspace()),
            CurrentTrace.context().orElse(null))
        .onFailure(DatabaseUnavailableException.class)
        .recoverWithItem(() -> new Reply.Refused<>(Errors.databaseAway()));
  }

  /// A rule's refusal: nothing changes.
  public static <T> Decided<Reply<T>> refused(WorkspaceState known, ErrorObject error) {
    return Decided.unchanged(known, new Reply.Refused<>(error));
  }
}
