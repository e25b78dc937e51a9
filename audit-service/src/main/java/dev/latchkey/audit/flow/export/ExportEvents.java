package dev.latchkey.audit.flow.export;

import dev.latchkey.audit.flow.Errors;
import dev.latchkey.audit.flow.Reply;
import dev.latchkey.audit.kafka.AdminEvents;
import dev.latchkey.audit.postgres.Events;
import dev.latchkey.audit.query.EventFilter;
import dev.latchkey.audit.query.EventPosition;
import dev.latchkey.audit.siem.AuditedEvent;
import dev.latchkey.contracts.wire.admin.AdminEvent;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes events out of Latchkey, oldest first. That somebody did is in the log before anything is
/// read.
@ApplicationScoped
public class ExportEvents {

  /// Events of one page: as many as are in memory of one export at a time, twice over.
  static final int PAGE = 500;

  private final Events events;
  private final AdminEvents adminEvents;
  private final InstantSource clock;
  private final Counter exported;

  @Inject
  public ExportEvents(
      Events events, AdminEvents adminEvents, InstantSource clock, MeterRegistry meters) {
    this.events = events;
    this.adminEvents = adminEvents;
    this.clock = clock;
    this.exported = meters.counter("latchkey.audit.exported.events");
  }

  /// The events that the filter asks for and that have occurred until now, in pages that are read
  /// one at a time, each when it is asked for. It fails with
  /// [dev.latchkey.audit.postgres.DatabaseUnavailableException] when PostgreSQL goes away.
  ///
  /// @param actor who exports
  public Uni<Reply<Multi<List<AuditedEvent>>>> export(
      OrgId org, String actor, EventFilter filter, ExportFormat format) {
    EventFilter past = filter.until(clock.instant());
    return adminEvents
        .publish(
            new AdminEvent.AuditExported(
                actor, filter.workspace(), org, format.toString(), filter.from(), filter.to()))
        .map(
            told ->
                told
                    ? new Reply.Given<>(pages(org, past))
                    : new Reply.Refused<>(Errors.notAudited()));
  }

  private Multi<List<AuditedEvent>> pages(OrgId org, EventFilter filter) {
    return Multi.createBy()
        .repeating()
        .uni(
            Progress::new,
            progress ->
                events
                    .page(org, filter, Events.Order.OLDEST_FIRST, progress.last, PAGE)
                    .invoke(page -> exported.increment(page.size()))
                    .invoke(progress::goOn))
        .whilst(page -> page.size() == PAGE);
  }

  /// How far one export has come. Pages follow one another, so that one thread at a time uses it.
  private static final class Progress {

    private @Nullable EventPosition last;

    void goOn(List<AuditedEvent> page) {
      if (!page.isEmpty()) {
        last = EventPosition.of(page.getLast());
      }
    }
  }
}
