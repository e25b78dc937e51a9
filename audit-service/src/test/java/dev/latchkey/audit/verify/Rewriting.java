package dev.latchkey.audit.verify;

import dev.latchkey.audit.fixture.AuditDatabase;
import dev.latchkey.audit.merkle.Frontier;
import dev.latchkey.audit.merkle.TreeHash;
import dev.latchkey.audit.postgres.LogPosition;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Objects;

/// What a superuser does who knows the format: a log that fits itself again.
final class Rewriting {

  private Rewriting() {}

  /// Makes the tree anew from the leaves as they are, with all that is made from it.
  static void rehash(LogPosition log) {
    List<TreeHash> hashes =
        AuditDatabase.rows("select leaf from leaf where log_id = ? order by leaf_index", log.id())
            .stream()
            .map(row -> SampleLog.hash((String) Objects.requireNonNull(row.get("leaf"))))
            .toList();
    ByteArrayOutputStream run = new ByteArrayOutputStream();
    hashes.forEach(hash -> run.writeBytes(hash.bytes()));
    AuditDatabase.execute("delete from hash_run where log_id = ?", log.id());
    AuditDatabase.execute("insert into hash_run values (?, 0, ?)", log.id(), run.toByteArray());
    AuditDatabase.execute(
        "update log set frontier = ? where id = ?",
        Frontier.EMPTY.append(hashes).frontier().bytes(),
        log.id());
    AuditDatabase.execute(
        """
        update workspace_head head set leaf_hash = sha256('\\x00'::bytea || convert_to(leaf.leaf, 'UTF8'))
        from leaf
        where head.log_id = ? and leaf.log_id = head.log_id and leaf.org = head.org
          and leaf.workspace = head.workspace and leaf.tseq = head.tseq
        """,
        log.id());
  }

  /// Puts a log back to an earlier state, with everything that the database has signed of it since.
  static void rollBack(LogPosition log, LogPosition early) {
    long size = early.size();
    for (String table : List.of("leaf", "event")) {
      AuditDatabase.execute(
          "delete from " + table + " where log_id = ? and leaf_index >= ?", log.id(), size);
    }
    AuditDatabase.execute(
        "delete from hash_run where log_id = ? and first_index >= ?", log.id(), size);
    AuditDatabase.execute("delete from checkpoint where log_id = ? and size > ?", log.id(), size);
    AuditDatabase.execute(
        """
        delete from manifest where sequence > 1
          and org in (select org from leaf where log_id = ?)
        """,
        log.id());
    AuditDatabase.execute(
        """
        delete from workspace_head head where log_id = ?
          and not exists (select from leaf where leaf.log_id = head.log_id
            and leaf.org = head.org and leaf.workspace = head.workspace)
        """,
        log.id());
    AuditDatabase.execute(
        """
        update workspace_head head
        set tseq = last.tseq,
            leaf_hash = sha256('\\x00'::bytea || convert_to(last.leaf, 'UTF8'))
        from (select distinct on (org, workspace) org, workspace, tseq, leaf from leaf
              where log_id = ? and org is not null
              order by org, workspace, tseq desc) last
        where head.log_id = ? and head.org = last.org and head.workspace = last.workspace
        """,
        log.id(),
        log.id());
    AuditDatabase.execute(
        "update log set size = ?, next_offset = ?, frontier = ? where id = ?",
        size,
        early.nextOffset(),
        early.frontier().bytes(),
        log.id());
  }
}
