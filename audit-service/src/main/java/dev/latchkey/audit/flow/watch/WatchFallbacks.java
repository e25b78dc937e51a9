package dev.latchkey.audit.flow.watch;

import dev.latchkey.audit.flow.DeliveryNotice;
import dev.latchkey.audit.flow.LogMovedException;
import dev.latchkey.audit.flow.Retry;
import dev.latchkey.audit.flow.append.Addition;
import dev.latchkey.audit.flow.append.AppendLog;
import dev.latchkey.audit.flow.append.Appending;
import dev.latchkey.audit.flow.append.Draft;
import dev.latchkey.audit.flow.ingest.OpenedLog;
import dev.latchkey.audit.leaf.TenantEntry;
import dev.latchkey.audit.postgres.Intents;
import dev.latchkey.audit.postgres.Intents.OverdueIntent;
import dev.latchkey.audit.postgres.LogPosition;
import dev.latchkey.audit.telemetry.AuditMetrics;
import dev.latchkey.contracts.wire.audit.DeliveryEvent;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/// Finds fallbacks whose end never came, and says so in the log and on the topic of delivery
/// events. A late end is logged all the same.
@ApplicationScoped
public class WatchFallbacks {

  private static final Logger LOG = Logger.getLogger(WatchFallbacks.class);
  private static final int MOST = 100;

  private final Intents intents;
  private final AppendLog appendLog;
  private final AuditMetrics metrics;
  private final WatchSettings settings;

  @Inject
  public WatchFallbacks(
      Intents intents, AppendLog appendLog, AuditMetrics metrics, WatchSettings settings) {
    this.intents = intents;
    this.appendLog = appendLog;
    this.metrics = metrics;
    this.settings = settings;
  }

  /// Looks for overdue fallbacks of a partition, at most a hundred at a time.
  ///
  /// @param log whose partition had been read to its end after `now`: then an end that is not in
  ///   the log had not been published
  /// @return how far the log has come; fails with [LogMovedException] when somebody else has
  ///   appended meanwhile
  public Uni<OpenedLog> round(OpenedLog log, Instant now) {
    LogPosition position = log.position();
    Uni<OpenedLog> look =
        Uni.createFrom()
            .deferred(
                () -> intents.overdue(position.partition(), now.minus(settings.grace()), MOST))
            .chain(
                overdue ->
                    overdue.isEmpty()
                        ? Uni.createFrom().item(log)
                        : append(position, overdue).map(OpenedLog::new));
    return Retry.untilDone("overdue fallbacks are not looked for", look);
  }

  private Uni<LogPosition> append(LogPosition position, List<OverdueIntent> overdue) {
    return appendLog
        .append(position, addition(position, overdue))
        .chain(
            answer ->
                switch (answer) {
                  case Appending.Done(LogPosition after) -> Uni.createFrom().item(after);
                  case Appending.Moved() ->
                      Uni.createFrom().failure(new LogMovedException(position.origin()));
                })
        .invoke(() -> overdue.forEach(this::tell));
  }

  private void tell(OverdueIntent intent) {
    metrics.outcomeUnknown();
    LOG.errorf("nobody knows how fallback %s ended", intent.fallback());
  }

  private static Addition addition(LogPosition position, List<OverdueIntent> overdue) {
    return new Addition(
        overdue.stream().map(WatchFallbacks::draft).toList(),
        position.nextOffset(),
        overdue.stream().map(OverdueIntent::fallback).toList(),
        overdue.stream()
            .map(each -> DeliveryNotice.of(event(position, each), "unknown/" + each.fallback()))
            .toList());
  }

  private static Draft draft(OverdueIntent intent) {
    return new Draft.OfTenant(
        intent.tenant(),
        new TenantEntry.OutcomeUnknown(intent.fallback(), intent.leaf(), intent.deadline()));
  }

  private static DeliveryEvent event(LogPosition position, OverdueIntent intent) {
    return new DeliveryEvent.OutcomeUnknown(
        position.origin(),
        new WorkspaceId(intent.tenant().workspace()),
        new OrgId(intent.tenant().org()),
        intent.fallback(),
        intent.deadline());
  }
}
