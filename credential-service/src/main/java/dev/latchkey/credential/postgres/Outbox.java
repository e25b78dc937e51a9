package dev.latchkey.credential.postgres;

import dev.latchkey.contracts.wire.cloudevents.TraceContext;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.topic.Topics;
import dev.latchkey.credential.decision.WorkspaceState;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// Writes into the outbox, within the transaction of the change that is told of. Whoever writes
/// holds the lock of the workspace's row, so that the order of a workspace's rows is the order of
/// its changes.
final class Outbox {

  /// A query, not an update, to Hibernate: after an update it would look for entities to forget.
  private static final String MARK =
      """
      with marked as (
        insert into outbox (topic, workspace_id, created_at, traceparent, tracestate)
        select ?1, workspace, now(), nullif(?2, ''), nullif(?3, '')
        from unnest(cast(?4 as text[])) as workspace
        returning id)
      select count(*) from marked
      """;

  private Outbox() {}

  /// Has the settings of these workspaces published, as they are when their turn comes.
  static Uni<Void> settings(
      Mutiny.Session session, Collection<WorkspaceId> workspaces, @Nullable TraceContext trace) {
    if (workspaces.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    String state = trace == null ? null : trace.tracestate();
    return session
        .createNativeQuery(MARK, Long.class)
        .setParameter(1, Topics.SETTINGS.name())
        .setParameter(2, trace == null ? "" : trace.traceparent())
        .setParameter(3, state == null ? "" : state)
        .setParameter(4, workspaces.stream().map(WorkspaceId::value).toArray(String[]::new))
        .getSingleResult()
        .replaceWithVoid();
  }

  /// Has the settings of a workspace published if its revision rose.
  static Uni<Void> changed(
      Mutiny.Session session,
      WorkspaceState before,
      WorkspaceState next,
      @Nullable TraceContext trace) {
    return next.revision() > before.revision()
        ? settings(session, List.of(next.workspace()), trace)
        : Uni.createFrom().voidItem();
  }

  /// Has these events published, in this order.
  static Uni<Void> events(Mutiny.Session session, List<OutboxEvent> events) {
    return session.persistAll(events.stream().map(OutboxRow::new).toArray());
  }
}
