package dev.latchkey.credential.postgres;

import dev.latchkey.contracts.wire.cloudevents.TraceContext;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.credential.decision.WorkspaceState;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/// What organisations enforce on all their workspaces.
@ApplicationScoped
public class Organisations {

  private static final String ADD =
      """
      with added as (
        insert into organisation (org_id)
        select org from unnest(cast(?1 as text[])) as org order by org
        on conflict do nothing
        returning 1)
      select count(*) from added
      """;

  private final Transactions transactions;

  @Inject
  public Organisations(Transactions transactions) {
    this.transactions = transactions;
  }

  /// The policy that an organisation enforces, if any.
  public Uni<Optional<FallbackPolicy>> enforced(OrgId org) {
    return transactions.run(
        session ->
            session
                .find(OrganisationRow.class, org.value())
                .map(row -> Optional.ofNullable(row).map(found -> found.enforced)));
  }

  /// Enforces a policy, or none, on all workspaces of an organisation, and has the settings of all
  /// of them published: one transaction. Enforcing what is enforced already changes nothing.
  ///
  /// @param event makes what is told of the change from the policy before
  public Uni<Void> enforce(
      OrgId org,
      @Nullable FallbackPolicy policy,
      Function<Optional<FallbackPolicy>, OutboxEvent> event,
      @Nullable TraceContext trace) {
    return transactions.run(
        session ->
            locked(session, List.of(org), LockModeType.PESSIMISTIC_WRITE)
                .map(List::getFirst)
                .chain(
                    row ->
                        row.enforced == policy
                            ? Uni.createFrom().voidItem()
                            : enforce(session, row, policy, event, trace)));
  }

  /// What these organisations enforce, and go on enforcing until the transaction ends. To be asked
  /// before any workspace is locked.
  static Uni<Map<OrgId, FallbackPolicy>> enforced(Mutiny.Session session, Collection<OrgId> orgs) {
    return locked(session, orgs, LockModeType.PESSIMISTIC_READ)
        .map(
            rows -> {
              Map<OrgId, FallbackPolicy> enforced = new HashMap<>();
              rows.forEach(row -> put(enforced, row));
              return enforced;
            });
  }

  private static void put(Map<OrgId, FallbackPolicy> enforced, OrganisationRow row) {
    FallbackPolicy policy = row.enforced;
    if (policy != null) {
      enforced.put(new OrgId(row.orgId), policy);
    }
  }

  private static Uni<Void> enforce(
      Mutiny.Session session,
      OrganisationRow org,
      @Nullable FallbackPolicy policy,
      Function<Optional<FallbackPolicy>, OutboxEvent> event,
      @Nullable TraceContext trace) {
    OutboxEvent told = event.apply(Optional.ofNullable(org.enforced));
    org.enforced = policy;
    return workspaces(session, org)
        .invoke(rows -> rows.forEach(row -> row.set(enforced(row, policy))))
        .map(Organisations::present)
        .chain(present -> Outbox.settings(session, present, trace))
        .chain(() -> Outbox.events(session, List.of(told)));
  }

  private static WorkspaceState enforced(WorkspaceRow row, @Nullable FallbackPolicy policy) {
    WorkspaceState state = row.state();
    return state.deciding(state.fallback().enforce(policy));
  }

  /// The workspaces that are not gone. What is enforced on the others shows when they come back.
  private static List<WorkspaceId> present(List<WorkspaceRow> rows) {
    return rows.stream()
        .filter(row -> !row.gone)
        .map(row -> new WorkspaceId(row.workspaceId))
        .toList();
  }

  private static Uni<List<WorkspaceRow>> workspaces(Mutiny.Session session, OrganisationRow org) {
    return session
        .createSelectionQuery(
            "from Workspace where orgId = :org order by workspaceId", WorkspaceRow.class)
        .setParameter("org", org.orgId)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  /// Adds what is missing and locks in the order of ids, so that two never wait for each other.
  private static Uni<List<OrganisationRow>> locked(
      Mutiny.Session session, Collection<OrgId> orgs, LockModeType mode) {
    String[] ids = orgs.stream().map(OrgId::value).distinct().toArray(String[]::new);
    return session
        .createNativeQuery(ADD, Long.class)
        .setParameter(1, ids)
        .getSingleResult()
        .chain(
            () ->
                session
                    .createSelectionQuery(
                        "from Organisation where orgId in (:ids) order by orgId",
                        OrganisationRow.class)
                    .setParameter("ids", List.of(ids))
                    .setLockMode(mode)
                    .getResultList());
  }
}
