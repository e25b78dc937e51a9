package dev.latchkey.credential.postgres;

import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.topic.Topics;
import dev.latchkey.credential.decision.Confirmation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/// What users consented to, for as long as it counts.
///
/// A consent and its end may meet. Each takes the row of the table before it writes into the
/// outbox, so that the order of the records on Kafka is that of the changes.
@ApplicationScoped
public class Confirmations {

  private static final String NOTE =
      """
      with noted as (
        insert into fallback_confirmation (record_key, workspace_id, policy_revision, confirmed_at)
        values (?1, ?2, ?3, ?4)
        on conflict (record_key) do update
          set policy_revision = excluded.policy_revision, confirmed_at = excluded.confirmed_at
        returning 1)
      select count(*) from noted
      """;

  private static final String EXPIRE =
      """
      with old as (
        select record_key from fallback_confirmation where confirmed_at < ?1
        order by confirmed_at limit ?2 for update skip locked),
      ended as (
        delete from fallback_confirmation c using old where c.record_key = old.record_key
        returning c.record_key, c.workspace_id),
      marked as (
        insert into outbox (topic, workspace_id, record_key, created_at)
        select ?3, workspace_id, record_key, now() from ended
        returning 1)
      select count(*) from marked
      """;

  private final Transactions transactions;

  @Inject
  public Confirmations(Transactions transactions) {
    this.transactions = transactions;
  }

  /// The consent under this key, whether it still counts or not.
  public Uni<Optional<Confirmation>> find(String recordKey) {
    return transactions.run(
        session ->
            session
                .find(ConfirmationRow.class, recordKey)
                .map(row -> Optional.ofNullable(row).map(ConfirmationRow::confirmation)));
  }

  /// Forgets consents from before that time and has their records replaced by tombstones.
  ///
  /// @return how many
  public Uni<Long> expire(Instant before, int most) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(EXPIRE, Long.class)
                .setParameter(1, before)
                .setParameter(2, most)
                .setParameter(3, Topics.CONFIRMATIONS.name())
                .getSingleResult());
  }

  static Uni<Void> note(Mutiny.Session session, WorkspaceId workspace, Confirmation confirmation) {
    return session
        .createNativeQuery(NOTE, Long.class)
        .setParameter(1, confirmation.recordKey())
        .setParameter(2, workspace.value())
        .setParameter(3, confirmation.policyRevision())
        .setParameter(4, confirmation.confirmedAt())
        .getSingleResult()
        .replaceWithVoid();
  }
}
