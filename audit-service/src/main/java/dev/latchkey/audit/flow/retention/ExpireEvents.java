package dev.latchkey.audit.flow.retention;

import dev.latchkey.audit.flow.append.Addition;
import dev.latchkey.audit.flow.append.AppendLog;
import dev.latchkey.audit.flow.append.Appending;
import dev.latchkey.audit.flow.append.Draft;
import dev.latchkey.audit.leaf.Tenant;
import dev.latchkey.audit.leaf.TenantEntry;
import dev.latchkey.audit.postgres.LogPosition;
import dev.latchkey.audit.postgres.Logs;
import dev.latchkey.audit.postgres.Retentions;
import dev.latchkey.audit.postgres.Retentions.Chosen;
import dev.latchkey.audit.postgres.Retentions.ExpiredLog;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Deletes events whose time is over. First a leaf says that they are deleted, then they are, some
/// thousand at a time; a round that was interrupted is made up for by the next one. Leaves stay.
@ApplicationScoped
public class ExpireEvents {

  private static final int STEP = 2_000;
  private static final int TRIES = 20;

  private final Retentions retentions;
  private final Logs logs;
  private final AppendLog appendLog;
  private final RetentionSettings settings;
  private final InstantSource clock;

  @Inject
  public ExpireEvents(
      Retentions retentions,
      Logs logs,
      AppendLog appendLog,
      RetentionSettings settings,
      InstantSource clock) {
    this.retentions = retentions;
    this.logs = logs;
    this.appendLog = appendLog;
    this.settings = settings;
    this.clock = clock;
  }

  /// One round over all organisations.
  ///
  /// @return how many events were deleted
  public Uni<Long> expire() {
    return retentions.all().chain(orgs -> sum(orgs, this::expire));
  }

  private Uni<Long> expire(Chosen chosen) {
    Integer own = chosen.days();
    Duration kept = own == null ? settings.standard() : Duration.ofDays(own);
    // Whole seconds, as the leaf's readers compare them.
    Instant before = clock.instant().minus(kept).truncatedTo(ChronoUnit.SECONDS);
    return retentions
        .expired(chosen.org(), before)
        .chain(expired -> sum(expired, log -> expire(chosen.org(), before, log)));
  }

  private Uni<Long> expire(OrgId org, Instant before, ExpiredLog log) {
    return say(org, before, log)
        .chain(said -> said ? delete(org, before, log, 0) : Uni.createFrom().item(0L));
  }

  /// Says it at the log's present end; while others append, a few times. If it cannot be said, the
  /// next round says and deletes it.
  private Uni<Boolean> say(OrgId org, Instant before, ExpiredLog log) {
    Draft leaf =
        new Draft.OfTenant(Tenant.of(org.value()), new TenantEntry.Expiry(before, log.lastLeaf()));
    return Multi.createBy()
        .repeating()
        .uni(() -> append(log.log(), leaf))
        .atMost(TRIES)
        .filter(said -> said)
        .toUni()
        .map(said -> said != null);
  }

  private Uni<Boolean> append(int log, Draft leaf) {
    return logs.byId(log)
        .chain(
            found -> {
              LogPosition position = found.orElseThrow();
              return appendLog.append(position, Addition.of(position, List.of(leaf)));
            })
        .map(
            appending ->
                switch (appending) {
                  case Appending.Done _ -> true;
                  case Appending.Moved() -> false;
                });
  }

  private Uni<Long> delete(OrgId org, Instant before, ExpiredLog log, long deleted) {
    return retentions
        .expire(org, before, log, STEP)
        .chain(
            more ->
                more < STEP
                    ? Uni.createFrom().item(deleted + more)
                    : delete(org, before, log, deleted + more));
  }

  /// One after the other.
  private static <T> Uni<Long> sum(List<T> all, Function<T, Uni<Long>> each) {
    return Multi.createFrom()
        .iterable(all)
        .onItem()
        .transformToUniAndConcatenate(one -> each.apply(one))
        .collect()
        .with(Collectors.summingLong(Long::longValue));
  }
}
