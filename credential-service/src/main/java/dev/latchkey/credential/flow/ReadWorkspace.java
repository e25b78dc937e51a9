package dev.latchkey.credential.flow;

import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.credential.decision.WorkspaceState;
import dev.latchkey.credential.postgres.DatabaseUnavailableException;
import dev.latchkey.credential.postgres.Workspaces;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Function;
import java.util.function.Predicate;

/// Looks at a workspace for somebody who may know of it. The counterpart of [ChangeWorkspace].
@ApplicationScoped
public class ReadWorkspace {

  private final Workspaces workspaces;

  @Inject
  public ReadWorkspace(Workspaces workspaces) {
    this.workspaces = workspaces;
  }

  /// Lets `look` look.
  ///
  /// @param visible whether whoever asks may know of the workspace; if not, it looks like one that
  ///   does not exist
  public <T> Uni<Reply<T>> run(
      WorkspaceId workspace,
      Predicate<WorkspaceState> visible,
      Function<WorkspaceState, Uni<T>> look) {
    return workspaces
        .find(workspace)
        .chain(
            found ->
                found
                    .filter(visible)
                    .map(known -> look.apply(known).<Reply<T>>map(Reply.Given::new))
                    .orElseGet(ReadWorkspace::unknown))
        .onFailure(DatabaseUnavailableException.class)
        .recoverWithItem(() -> new Reply.Refused<>(Errors.databaseAway()));
  }

  private static <T> Uni<Reply<T>> unknown() {
    return Uni.createFrom().item(new Reply.Refused<>(Reach.unknownWorkspace()));
  }
}
