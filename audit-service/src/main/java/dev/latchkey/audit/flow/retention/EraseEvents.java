package dev.latchkey.audit.flow.retention;

import dev.latchkey.audit.flow.Errors;
import dev.latchkey.audit.flow.Reply;
import dev.latchkey.audit.flow.append.Addition;
import dev.latchkey.audit.flow.append.AppendLog;
import dev.latchkey.audit.flow.append.Appending;
import dev.latchkey.audit.flow.append.Draft;
import dev.latchkey.audit.kafka.AdminEvents;
import dev.latchkey.audit.leaf.Tenant;
import dev.latchkey.audit.leaf.TenantEntry;
import dev.latchkey.audit.postgres.DatabaseUnavailableException;
import dev.latchkey.audit.postgres.ErasedContent;
import dev.latchkey.audit.postgres.Erasures;
import dev.latchkey.audit.postgres.LogPosition;
import dev.latchkey.audit.postgres.Logs;
import dev.latchkey.audit.query.ErasureOrder;
import dev.latchkey.audit.siem.AuditedEvent.Place;
import dev.latchkey.contracts.wire.admin.AdminEvent;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Takes the content of events out of the log for good, and leaves their proofs valid: the leaf
/// stays, with the hash that it commits to, and a new leaf says who had which events erased and
/// why.
///
/// Each step erases up to five hundred events of one log in one transaction with the leaf that
/// names them. A step that was interrupted has done all or nothing; the same order again goes on
/// with what is left, and erases nothing twice.
@ApplicationScoped
public class EraseEvents {

  private static final int STEP = 500;

  /// How long one request goes on; whoever ordered more sends it again.
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final Erasures erasures;
  private final Logs logs;
  private final AppendLog appendLog;
  private final AdminEvents adminEvents;
  private final InstantSource clock;

  @Inject
  public EraseEvents(
      Erasures erasures,
      Logs logs,
      AppendLog appendLog,
      AdminEvents adminEvents,
      InstantSource clock) {
    this.erasures = erasures;
    this.logs = logs;
    this.appendLog = appendLog;
    this.adminEvents = adminEvents;
    this.clock = clock;
  }

  /// Erases, once the order is in the audit log.
  ///
  /// @param actor who orders it
  public Uni<Reply<ErasureResult>> erase(OrgId org, String actor, ErasureOrder order) {
    String id = UUID.randomUUID().toString();
    Instant end = clock.instant().plus(LONGEST);
    return adminEvents
        .publish(
            new AdminEvent.EventsErased(
                actor, workspace(order), org, id, order.selector().toString(), order.basis()))
        .chain(told -> told ? goOn(org, actor, order, id, 0, end) : refused(Errors.notAudited()))
        .onFailure(DatabaseUnavailableException.class)
        .recoverWithItem(() -> new Reply.Refused<>(Errors.databaseAway()));
  }

  private static Uni<Reply<ErasureResult>> refused(ErrorObject error) {
    return Uni.createFrom().item(new Reply.Refused<>(error));
  }

  private Uni<Reply<ErasureResult>> goOn(
      OrgId org, String actor, ErasureOrder order, String id, long before, Instant end) {
    return erasures
        .log(org, order)
        .chain(
            log -> {
              if (log.isEmpty()) {
                return erasures
                    .closed(org, order)
                    .map(kept -> new Reply.Given<>(new ErasureResult(id, before, true, kept)));
              }
              if (clock.instant().isAfter(end)) {
                return Uni.createFrom()
                    .item(new Reply.Given<>(new ErasureResult(id, before, false, 0)));
              }
              return step(org, actor, order, log.orElseThrow())
                  .chain(erased -> goOn(org, actor, order, id, before + erased, end));
            });
  }

  /// Looks for events once the log's position is known: whoever erases one of them meanwhile moves
  /// the log, so that no event is erased and named twice.
  private Uni<Long> step(OrgId org, String actor, ErasureOrder order, int log) {
    return logs.byId(log)
        .chain(
            position ->
                erasures
                    .find(org, order, log, STEP)
                    .chain(
                        places ->
                            places.isEmpty()
                                ? Uni.createFrom().item(0L)
                                : erase(position.orElseThrow(), org, actor, order, places)));
  }

  private Uni<Long> erase(
      LogPosition log, OrgId org, String actor, ErasureOrder order, List<Place> places) {
    return appendLog
        .append(log, addition(log, org, actor, order, places))
        .map(
            appending ->
                switch (appending) {
                  case Appending.Done _ -> (long) places.size();
                  // Somebody else has appended; the next step looks again.
                  case Appending.Moved() -> 0L;
                });
  }

  private Addition addition(
      LogPosition log, OrgId org, String actor, ErasureOrder order, List<Place> places) {
    Instant now = clock.instant();
    List<String> names = places.stream().map(place -> place.index() + ":" + place.item()).toList();
    Draft leaf =
        new Draft.OfTenant(
            Tenant.of(org.value()), new TenantEntry.Erasure(actor, order.basis(), now, names));
    return Addition.of(log, List.of(leaf)).erasing(new ErasedContent(org.value(), now, places));
  }

  private static @Nullable WorkspaceId workspace(ErasureOrder order) {
    return order.selector() == ErasureOrder.Selector.WORKSPACE
        ? new WorkspaceId(order.value())
        : null;
  }
}
