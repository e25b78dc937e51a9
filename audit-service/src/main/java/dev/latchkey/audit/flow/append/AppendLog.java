package dev.latchkey.audit.flow.append;

import dev.latchkey.audit.leaf.Tenant;
import dev.latchkey.audit.postgres.Appends;
import dev.latchkey.audit.postgres.LogPosition;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Appends to logs. Two who append to one log at the same time do not mix: one of them is told that
/// it has moved. Safe for all threads.
@ApplicationScoped
public class AppendLog {

  private final Appends appends;
  private final InstantSource clock;

  @Inject
  public AppendLog(Appends appends, InstantSource clock) {
    this.appends = appends;
    this.clock = clock;
  }

  /// Appends all of it in one transaction, or nothing.
  ///
  /// @param position where the log is, as the caller knows it
  /// @return fails with [dev.latchkey.audit.postgres.DatabaseUnavailableException] when PostgreSQL
  ///   is away; whether it was appended is not known then
  public Uni<Appending> append(LogPosition position, Addition addition) {
    return appends
        .append(
            position,
            tenants(addition),
            links -> new LeafWriter(position, clock.instant(), links).write(addition))
        .map(after -> after.<Appending>map(Appending.Done::new).orElseGet(Appending.Moved::new));
  }

  private static Set<Tenant> tenants(Addition addition) {
    return addition.drafts().stream().flatMap(AppendLog::tenant).collect(Collectors.toSet());
  }

  private static Stream<Tenant> tenant(Draft draft) {
    return switch (draft) {
      case Draft.OneEvent one -> Stream.of(one.tenant());
      case Draft.ManyEvents many -> Stream.of(many.tenant());
      case Draft.OfTenant of -> Stream.of(of.tenant());
      case Draft.Quarantined _, Draft.OfLog _ -> Stream.empty();
    };
  }
}
