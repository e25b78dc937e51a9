package dev.latchkey.credential.postgres;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/// Reads the outbox for publication. Of all readers one at a time has the turn: its connection
/// holds an advisory lock, so the turn ends with the connection, and then reading fails too. Used
/// from one event loop.
public final class OutboxReader {

  /// Any number, as long as nothing else in this database locks it.
  private static final long TURN = 0x6c61746368_6b6579L;

  /// Reads nothing before the deployment's caps are known: settings could not be told without.
  private static final String READ =
      """
      select o.id, o.topic, o.workspace_id, o.record_key, o.created_at, o.traceparent,
             o.tracestate, o.event_id, o.event_type, o.org_id as event_org, o.data,
             w.org_id, w.plan, w.environment, w.region, w.gone, w.revision, w.credential_id,
             w.active_version, w.account, w.credential_region, w.own_key, w.lapse,
             w.policy_enforced, w.policy_chosen, w.policy_revision, w.account_guardrail,
             w.cap_usd_per_day, w.cap_consecutive, w.cap_epoch, w.models,
             l.usd_per_day as limit_usd_per_day, l.consecutive as limit_consecutive
      from cap_limits l cross join outbox o
      left join workspace w on w.workspace_id = o.workspace_id
      order by o.id
      limit $1
      """;

  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final PgConnection connection;
  private boolean mine;

  OutboxReader(PgConnection connection) {
    this.connection = connection;
  }

  Uni<Void> listen(Runnable news) {
    connection.notificationHandler(_ -> news.run());
    return connection
        .query("listen credential_service_outbox")
        .execute()
        .ifNoItem()
        .after(LONGEST)
        .fail()
        .replaceWithVoid();
  }

  /// Takes the turn if nobody has it. Once taken it stays taken.
  public Uni<Boolean> takeTurn() {
    if (mine) {
      return Uni.createFrom().item(true);
    }
    return connection
        .preparedQuery("select pg_try_advisory_lock($1)")
        .execute(Tuple.of(TURN))
        .ifNoItem()
        .after(LONGEST)
        .fail()
        .map(rows -> rows.iterator().next().getBoolean(0))
        .invoke(taken -> mine = taken);
  }

  /// The oldest rows, oldest first. Settings among them are those of this moment.
  public Uni<List<StoredEvent>> read(int most) {
    return connection
        .preparedQuery(READ)
        .execute(Tuple.of(most))
        .ifNoItem()
        .after(LONGEST)
        .fail()
        .map(
            rows -> StreamSupport.stream(rows.spliterator(), false).map(StoredRow::event).toList());
  }

  /// Forgets rows that were published.
  public Uni<Void> forget(List<StoredEvent> published) {
    Long[] ids = published.stream().map(StoredEvent::id).toArray(Long[]::new);
    return connection
        .preparedQuery("delete from outbox where id = any($1)")
        .execute(Tuple.of(ids))
        .ifNoItem()
        .after(LONGEST)
        .fail()
        .replaceWithVoid();
  }

  /// Closes the connection and with it ends the turn.
  public Uni<Void> close() {
    return connection.close().ifNoItem().after(LONGEST).fail().onFailure().recoverWithNull();
  }
}
