package dev.latchkey.credential.postgres;

import dev.latchkey.contracts.wire.directory.Plan;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.vault.CredentialScope;
import dev.latchkey.credential.decision.DueRenewal;
import dev.latchkey.credential.decision.WorkspaceState;
import dev.latchkey.credential.postgres.CredentialVersionRow.State;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.hibernate.LockMode;
import org.hibernate.reactive.mutiny.Mutiny;

/// Which sessions are due, who renews them, and what came of it.
@ApplicationScoped
public class Renewals {

  private static final String DUE =
      """
      from CredentialVersion
      where state = ACTIVE and renewAt <= :now and (leasedUntil is null or leasedUntil <= :now)
        and key.workspaceId in (
          select workspaceId from Workspace
          where not gone and ownKey = ENABLED and plan in (:plans))
      order by renewAt
      """;

  private static final List<Plan> WITH_BYOK =
      Arrays.stream(Plan.values()).filter(Plan::hasByok).toList();

  private final Transactions transactions;

  @Inject
  public Renewals(Transactions transactions) {
    this.transactions = transactions;
  }

  /// Takes sessions that are due, of credentials that are to be used, for the caller alone to renew
  /// until the lease ends. What another replica is just taking is skipped. The lease outlives the
  /// transaction, so that no row is locked while AWS is asked, and ends by itself should its holder
  /// die.
  public Uni<List<DueRenewal>> lease(Instant now, int most, Duration lease) {
    return transactions.run(
        session ->
            session
                .createSelectionQuery(DUE, CredentialVersionRow.class)
                .setParameter("now", now)
                .setParameter("plans", WITH_BYOK)
                .setMaxResults(most)
                .setLockMode(LockMode.UPGRADE_SKIPLOCKED)
                .getResultList()
                .invoke(rows -> rows.forEach(row -> row.leasedUntil = now.plus(lease)))
                .chain(rows -> withOrgs(session, rows)));
  }

  /// Notes a new session and tells of it, if the version is still in use. A lapse is over.
  public Uni<Boolean> renewed(
      CredentialScope scope, Instant expiresAt, Instant renewAt, OutboxEvent event) {
    return end(
        scope,
        event,
        WorkspaceState::renewed,
        row -> {
          row.sessionExpiresAt = expiresAt;
          row.renewAt = renewAt;
          row.renewalFailures = 0;
          row.renewalError = null;
        });
  }

  /// Notes a failure and tells of it, if the version is still in use. The session stays as it is.
  public Uni<Boolean> failed(
      CredentialScope scope, ErrorCode error, Instant retryAt, OutboxEvent event) {
    return end(
        scope,
        event,
        state -> state.renewalFailed(error),
        row -> {
          row.renewAt = retryAt;
          row.renewalFailures++;
          row.renewalError = error;
        });
  }

  private Uni<Boolean> end(
      CredentialScope scope,
      OutboxEvent event,
      UnaryOperator<WorkspaceState> told,
      Consumer<CredentialVersionRow> change) {
    return transactions.run(
        session ->
            Locks.workspace(session, scope.workspace())
                .chain(
                    workspace ->
                        Locks.version(session, scope)
                            .map(found -> found.filter(row -> row.state == State.ACTIVE))
                            .invoke(found -> found.ifPresent(row -> end(row, change)))
                            .call(
                                found ->
                                    found.isPresent()
                                        ? tell(session, workspace.orElseThrow(), told, event)
                                        : Uni.createFrom().voidItem()))
                .map(Optional::isPresent));
  }

  private static Uni<Void> tell(
      Mutiny.Session session,
      WorkspaceRow workspace,
      UnaryOperator<WorkspaceState> told,
      OutboxEvent event) {
    WorkspaceState before = workspace.state();
    WorkspaceState next = told.apply(before);
    workspace.set(next);
    return Outbox.changed(session, before, next, null)
        .chain(() -> Outbox.events(session, List.of(event)));
  }

  private static void end(CredentialVersionRow row, Consumer<CredentialVersionRow> change) {
    change.accept(row);
    row.leasedUntil = null;
  }

  private static Uni<List<DueRenewal>> withOrgs(
      Mutiny.Session session, List<CredentialVersionRow> rows) {
    return session
        .createSelectionQuery("from Workspace where workspaceId in (:ids)", WorkspaceRow.class)
        .setParameter("ids", rows.stream().map(row -> row.key.workspaceId()).toList())
        .getResultList()
        .map(
            workspaces -> {
              Map<String, String> orgs =
                  workspaces.stream()
                      .collect(Collectors.toMap(row -> row.workspaceId, row -> row.orgId));
              return rows.stream().map(row -> due(row, orgs)).toList();
            });
  }

  private static DueRenewal due(CredentialVersionRow row, Map<String, String> orgs) {
    return new DueRenewal(
        new WorkspaceId(row.key.workspaceId()),
        new OrgId(Objects.requireNonNull(orgs.get(row.key.workspaceId()))),
        row.inUse(),
        row.sessionExpiresAt,
        row.renewalFailures);
  }
}
