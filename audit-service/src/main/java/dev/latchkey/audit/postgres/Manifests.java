package dev.latchkey.audit.postgres;

import dev.latchkey.audit.note.Manifest.WorkspaceHead;
import dev.latchkey.audit.postgres.OrgRecords.SignedLog;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/// The table of manifests, and what they are made from.
@ApplicationScoped
public class Manifests {

  /// One moment for all that is read.
  private static final String SNAPSHOT =
      "set transaction isolation level repeatable read, read only";

  private static final String ORG = "select set_config('latchkey.org', ?1, true)";

  /// What was written about a whole log concerns those who have leaves in it, or in a log of the
  /// same partition that it continues.
  private static final String LOGS =
      """
      select log.id, log.origin, log.size, signed.size as signed_size, signed.note
      from log
      join lateral (
        select size, note from checkpoint
        where log_id = log.id order by size desc limit 1) signed on true
      where exists (
          select from leaf
          where org = ?1 and log_id = log.id and leaf_index < signed.size)
        or (exists (
            select from leaf
            where org is null and log_id = log.id and leaf_index < signed.size)
          and exists (
            select from log other
            join leaf on leaf.org = ?1 and leaf.log_id = other.id
            where other.cluster = log.cluster and other.topic_id = log.topic_id
              and other.partition = log.partition))
      order by log.id
      """;

  /// A chain's end among the signed leaves: before its first leaf that is not signed yet, or else
  /// where it ends now. The leaf after the end names the end's hash.
  private static final String HEADS =
      """
      select log.origin, head.workspace,
             coalesce(past.tseq - 1, head.tseq),
             coalesce(cast(past.leaf as json) ->> 'prev', encode(head.leaf_hash, 'hex'))
      from workspace_head head
      join log on log.id = head.log_id
      join lateral (
        select size from checkpoint
        where log_id = head.log_id order by size desc limit 1) signed on true
      left join lateral (
        select tseq, leaf from leaf
        where org = head.org and log_id = head.log_id and leaf_index >= signed.size
          and workspace = head.workspace
        order by leaf_index limit 1) past on true
      where head.org = ?1 and coalesce(past.tseq - 1, head.tseq) > 0
      order by log.id, head.workspace
      """;

  private static final String LAST =
      "select sequence, note from manifest where org = ?1 order by sequence desc limit 1";

  private static final String INSERT =
      """
      insert into manifest (org, sequence, note, leaves, signed_at) values (?1, ?2, ?3, ?4, ?5)
      on conflict (org, sequence) do nothing
      """;

  private final Transactions transactions;

  @Inject
  public Manifests(Transactions transactions) {
    this.transactions = transactions;
  }

  /// What there is of an organisation now.
  public Uni<OrgRecords> records(String org) {
    return transactions.run(
        session ->
            session
                .createNativeQuery(SNAPSHOT)
                .executeUpdate()
                .chain(() -> rows(session, ORG, org))
                .chain(
                    () ->
                        rows(session, LOGS, org)
                            .chain(
                                logs ->
                                    rows(session, HEADS, org)
                                        .chain(
                                            heads ->
                                                rows(session, LAST, org)
                                                    .map(last -> of(logs, heads, last))))));
  }

  /// Stores a signed manifest, unless there is one with its number.
  ///
  /// @param leaves how many leaves of the organisation it covers
  /// @return whether it was stored
  public Uni<Boolean> add(String org, long sequence, String note, long leaves, Instant now) {
    return transactions.runFor(
        org,
        session ->
            session
                .createNativeQuery(INSERT)
                .setParameter(1, org)
                .setParameter(2, sequence)
                .setParameter(3, note)
                .setParameter(4, leaves)
                .setParameter(5, now.toEpochMilli())
                .executeUpdate()
                .map(stored -> stored == 1));
  }

  /// Organisations with leaves that their last manifest does not cover.
  public Uni<List<String>> due(int most) {
    return transactions.run(
        session ->
            session
                .createNativeQuery("select orgs_without_manifest(?1)", String.class)
                .setParameter(1, most)
                .getResultList());
  }

  private static Uni<List<Object[]>> rows(
      Mutiny.StatelessSession session, String query, String org) {
    return session.createNativeQuery(query, Object[].class).setParameter(1, org).getResultList();
  }

  private static OrgRecords of(List<Object[]> logs, List<Object[]> heads, List<Object[]> last) {
    return new OrgRecords(
        logs.stream()
            .map(
                row ->
                    new SignedLog(
                        ((Number) row[0]).intValue(),
                        (String) row[1],
                        number(row[2]),
                        number(row[3]),
                        (String) row[4]))
            .toList(),
        heads.stream()
            .map(
                row ->
                    new WorkspaceHead(
                        (String) row[0], (String) row[1], number(row[2]), (String) row[3]))
            .toList(),
        last.isEmpty() ? 0 : number(last.getFirst()[0]),
        last.isEmpty() ? null : (String) last.getFirst()[1]);
  }

  private static long number(Object column) {
    return ((Number) column).longValue();
  }
}
