package dev.latchkey.audit.flow.ingest;

import dev.latchkey.audit.flow.LogMovedException;
import dev.latchkey.audit.flow.Retry;
import dev.latchkey.audit.flow.append.Addition;
import dev.latchkey.audit.flow.append.AppendLog;
import dev.latchkey.audit.flow.append.Appending;
import dev.latchkey.audit.postgres.LogPartition;
import dev.latchkey.audit.postgres.LogPosition;
import dev.latchkey.audit.postgres.Logs;
import dev.latchkey.audit.telemetry.AuditMetrics;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Finds out where the log of a partition goes on, and says in the log itself what is missing.
///
/// The log's row says where. When something outside the database knows that the log had come
/// further, the database was restored: the log goes on as a new generation from where the row
/// stands, and the records from there on are read once more.
@ApplicationScoped
public class OpenLog {

  /// More often than anybody else appends while one looks.
  private static final int LOOKS = 10;

  private static final Logger LOG = Logger.getLogger(OpenLog.class);

  private final Logs logs;
  private final AppendLog appendLog;
  private final AuditMetrics metrics;
  private final InstantSource clock;
  private final String deployment;

  @Inject
  public OpenLog(
      Logs logs,
      AppendLog appendLog,
      AuditMetrics metrics,
      InstantSource clock,
      IngestSettings settings) {
    this.logs = logs;
    this.appendLog = appendLog;
    this.metrics = metrics;
    this.clock = clock;
    this.deployment = settings.origin();
  }

  /// The position from which records are to be read. Tries until PostgreSQL answers.
  ///
  /// @param known how far this process had brought the log; null when it had not
  public Uni<OpenedLog> open(PartitionSight sight, @Nullable OpenedLog known) {
    LogPosition last = known == null ? null : known.position();
    Uni<OpenedLog> look = Uni.createFrom().deferred(() -> once(sight, last)).map(OpenedLog::new);
    return Retry.untilDone(
        "the log of %s-%d is not opened".formatted(sight.topic(), sight.partition()),
        look.onFailure(LogMovedException.class).retry().atMost(LOOKS));
  }

  /// The same log, if its row still is where this process left it: a database may be restored while
  /// nobody has anything to append.
  ///
  /// @return fails with [LogMovedException] when it is not
  public Uni<OpenedLog> confirm(OpenedLog log) {
    LogPosition position = log.position();
    return Retry.untilDone(
        position.origin() + " is not looked at",
        logs.byId(position.id())
            .map(
                found ->
                    found
                        .filter(position::equals)
                        .map(OpenedLog::new)
                        .orElseThrow(() -> new LogMovedException(position.origin()))));
  }

  private Uni<LogPosition> once(PartitionSight sight, @Nullable LogPosition known) {
    LogPartition partition = sight.logPartition();
    return logs.newest(partition)
        .chain(
            found ->
                found.map(log -> Uni.createFrom().item(log)).orElseGet(() -> create(sight, known)))
        .chain(log -> generation(log, sight, known))
        .chain(log -> begun(log, sight))
        .chain(log -> passedOver(log, sight));
  }

  /// The same log, or the one that takes its place after a restore.
  private Uni<LogPosition> generation(
      LogPosition log, PartitionSight sight, @Nullable LogPosition known) {
    if (!Restore.happened(log, sight.published(), known)) {
      return Uni.createFrom().item(log);
    }
    int next = Restore.next(log.generation(), sight.published(), known);
    return logs.succeed(log, origin(log.partition(), next), next);
  }

  private Uni<LogPosition> create(PartitionSight sight, @Nullable LogPosition known) {
    int first = Restore.next(0, sight.published(), known);
    return logs.create(
        sight.logPartition(), origin(sight.logPartition(), first), first, sight.earliest());
  }

  /// A later generation begins with a leaf that names the log before it.
  private Uni<LogPosition> begun(LogPosition log, PartitionSight sight) {
    if (log.generation() == 1 || log.size() > 0) {
      return Uni.createFrom().item(log);
    }
    return logs.before(log)
        .chain(before -> append(log, Restore.beginning(log, before, sight, clock.instant())))
        .invoke(
            () -> {
              metrics.restored();
              LOG.warnf("%s begins: the database was restored", log.origin());
            });
  }

  /// Says what is missing, if something is.
  private Uni<LogPosition> passedOver(LogPosition log, PartitionSight sight) {
    return Gaps.between(log, sight)
        .map(
            gap ->
                append(log, gap)
                    .invoke(
                        () -> {
                          metrics.gap();
                          LOG.errorf("records are missing in %s", log.origin());
                        }))
        .orElseGet(() -> Uni.createFrom().item(log));
  }

  /// Whoever was faster is not overtaken: the next look finds what they did.
  private Uni<LogPosition> append(LogPosition log, Addition addition) {
    return appendLog
        .append(log, addition)
        .chain(
            answer ->
                switch (answer) {
                  case Appending.Done(LogPosition after) -> Uni.createFrom().item(after);
                  case Appending.Moved() ->
                      Uni.createFrom().failure(new LogMovedException(log.origin()));
                });
  }

  private String origin(LogPartition partition, int generation) {
    return String.join(
        "/",
        List.of(
            deployment,
            partition.topic(),
            partition.topicId(),
            Integer.toString(partition.partition()),
            Integer.toString(generation)));
  }
}
