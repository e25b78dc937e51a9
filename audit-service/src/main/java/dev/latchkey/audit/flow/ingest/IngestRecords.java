package dev.latchkey.audit.flow.ingest;

import dev.latchkey.audit.flow.LogMovedException;
import dev.latchkey.audit.flow.Retry;
import dev.latchkey.audit.flow.append.Addition;
import dev.latchkey.audit.flow.append.AppendLog;
import dev.latchkey.audit.flow.append.Appending;
import dev.latchkey.audit.postgres.LogPosition;
import dev.latchkey.audit.postgres.RowsRefusedException;
import dev.latchkey.audit.telemetry.AuditMetrics;
import dev.latchkey.audit.telemetry.AuditTraces;
import dev.latchkey.contracts.chassis.intake.Intake;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Appends records to the log of their partition, whatever they are. While PostgreSQL is away it
/// tries again and again; nothing is passed over and nothing is given up.
@ApplicationScoped
public class IngestRecords {

  private static final Logger LOG = Logger.getLogger(IngestRecords.class);

  private final AppendLog appendLog;
  private final Intake intake;
  private final AuditMetrics metrics;
  private final AuditTraces traces;

  @Inject
  public IngestRecords(
      AppendLog appendLog, Intake intake, AuditMetrics metrics, AuditTraces traces) {
    this.appendLog = appendLog;
    this.intake = intake;
    this.metrics = metrics;
    this.traces = traces;
  }

  /// Appends them in one transaction. Reads them on the caller's thread.
  ///
  /// @param records at least one, in the order of their offsets, none before the position's
  /// @param nextOffset where the next record will stand, or after it
  /// @return the position after them; fails with [LogMovedException] when somebody else has
  ///   appended meanwhile, and then nothing was
  public Uni<OpenedLog> ingest(OpenedLog log, List<IncomingRecord> records, long nextOffset) {
    LogPosition position = log.position();
    String topic = position.partition().topic();
    List<ReadingOf> readings = records.stream().map(each -> ReadingOf.read(topic, each)).toList();
    return append(position, readings, nextOffset)
        .invoke(() -> count(position, readings))
        .map(OpenedLog::new);
  }

  private Uni<LogPosition> append(LogPosition position, List<ReadingOf> readings, long nextOffset) {
    Addition addition = Drafting.of(position, readings, nextOffset);
    Uni<LogPosition> appending =
        appendLog
            .append(position, addition)
            .chain(
                answer ->
                    switch (answer) {
                      case Appending.Done(LogPosition after) -> Uni.createFrom().item(after);
                      case Appending.Moved() ->
                          Uni.createFrom().failure(new LogMovedException(position.origin()));
                    });
    Uni<LogPosition> measured =
        traces.linking(
            readings.stream().map(ReadingOf::trace).flatMap(Optional::stream).toList(),
            metrics.timing(appending));
    return Retry.untilDone(position.origin() + " is not appended to", measured)
        .onFailure(RowsRefusedException.class)
        .recoverWithUni(refusal -> apart(position, readings, nextOffset, refusal));
  }

  /// Finds the record that PostgreSQL refuses, by halves, and puts it into quarantine.
  private Uni<LogPosition> apart(
      LogPosition position, List<ReadingOf> readings, long nextOffset, Throwable refusal) {
    if (readings.size() == 1) {
      ReadingOf one = readings.getFirst();
      LOG.errorf(refusal, "%s: the record at %d cannot be stored", position.origin(), one.offset());
      return one.isUnfit()
          ? Uni.createFrom().failure(refusal)
          : append(position, List.of(one.refused()), nextOffset);
    }
    List<ReadingOf> first = readings.subList(0, readings.size() / 2);
    List<ReadingOf> second = readings.subList(readings.size() / 2, readings.size());
    return append(position, first, second.getFirst().offset())
        .chain(after -> append(after, second, nextOffset));
  }

  private void count(LogPosition position, List<ReadingOf> readings) {
    String topic = position.partition().topic();
    int partition = position.partition().partition();
    long bytes = 0;
    long quarantined = 0;
    for (ReadingOf each : readings) {
      intake.count(topic, partition, each.offset(), each.counted());
      bytes += each.record().value().size();
      quarantined += each.isAudited() ? 0 : 1;
    }
    metrics.appended(topic, readings.size(), bytes, quarantined);
  }
}
