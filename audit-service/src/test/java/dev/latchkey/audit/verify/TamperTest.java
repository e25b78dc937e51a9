package dev.latchkey.audit.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.audit.RunningAuditService;
import dev.latchkey.audit.fixture.AuditDatabase;
import dev.latchkey.audit.fixture.AuditLogFixture;
import dev.latchkey.audit.fixture.SampleDrafts;
import dev.latchkey.audit.fixture.SignedLogs;
import dev.latchkey.audit.flow.append.Draft;
import dev.latchkey.audit.leaf.LogEntry;
import dev.latchkey.audit.leaf.Tenant;
import dev.latchkey.audit.postgres.LogPosition;
import dev.latchkey.audit.postgres.Logs;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whoever owns the database changes it, as its superuser. Then an auditor, who holds an earlier
/// export, gets a new one and verifies it with the program as it is.
@RunningAuditService
class TamperTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Inject AuditLogFixture fixture;
  @Inject SignedLogs signed;
  @Inject Logs logs;

  @TempDir Path folder;

  private final Tenant research = SampleDrafts.newTenant();
  private final Tenant sales = new Tenant(research.org(), "sales");
  private final Tenant neighbour = SampleDrafts.newTenant();
  private LogPosition early;
  private LogPosition log;
  private Path known;

  /// Leaves: 0 research, 1 neighbour, 2 research (batch of three), 3 sales, 4 research, 5 sales.
  @BeforeEach
  void keepAnExport() {
    early =
        fixture.append(
            fixture.open(),
            SampleDrafts.event(research, 0),
            SampleDrafts.event(neighbour, 1),
            SampleDrafts.batch(research, 2, 3));
    signed.sign(early);
    signed.export(research.org(), folder.resolve("first.zip"));
    log =
        fixture.append(
            early,
            SampleDrafts.event(sales, 5),
            SampleDrafts.event(research, 6),
            SampleDrafts.event(sales, 7));
    signed.sign(log);
    known = signed.export(research.org(), folder.resolve("known.zip"));
  }

  @Test
  void anUntouchedLogIsVerified() throws IOException, InterruptedException {
    // Given
    log = fixture.append(log, SampleDrafts.event(sales, 8));
    signed.sign(log);

    // Then
    Verdict verdict = verdict();
    assertThat(verdict.code()).as("%s", verdict).isZero();
  }

  static Stream<Arguments> tampering() {
    return Stream.of(
        tampering(
            "content is changed",
            log -> on(log, "update event set raw = 'x' where log_id = ? and leaf_index = 4"),
            "leaf 4, event ",
            "its content was changed"),
        tampering(
            "content in a batch is changed",
            log ->
                on(
                    log,
                    "update event set raw = 'x' where log_id = ? and leaf_index = 2 and item = 1"),
            "leaf 2, first 2, last 4 the content of one or more of its 3 events was changed"),
        tampering(
            "salts are swapped",
            log ->
                on(
                    log,
                    """
                    update event a set salt = b.salt from event b
                    where a.log_id = ? and b.log_id = a.log_id
                      and (a.leaf_index, b.leaf_index) in ((0, 4), (4, 0))
                    """),
            "leaf 4, event ",
            "its content was changed"),
        tampering(
            "a leaf is changed",
            log ->
                on(
                    log,
                    """
                    update leaf set leaf = replace(leaf, '"offset":6', '"offset":9')
                    where log_id = ? and leaf_index = 4
                    """),
            "leaf 4, event ",
            "is not the leaf that stands at this place of the tree"),
        tampering(
            "an event is deleted",
            log -> on(log, "delete from event where log_id = ? and leaf_index = 5"),
            "leaf 5, event ",
            "its event is missing, and no erasure and no expiry in the log explains that"),
        tampering(
            "an event is emptied as if it had been erased",
            log ->
                on(
                    log,
                    """
                    update event set hash = sha256(salt || raw), raw = null, salt = null,
                      erased_at = 1 where log_id = ? and leaf_index = 5
                    """),
            "leaf 5, event ",
            "its event is missing, and no erasure and no expiry in the log explains that"),
        tampering(
            "a leaf is deleted",
            log -> {
              on(log, "delete from leaf where log_id = ? and leaf_index = 2");
              on(log, "delete from event where log_id = ? and leaf_index = 2");
            },
            "leaf 2 is missing: number 2 of workspace ws-"),
        tampering(
            "the last leaf of a workspace is deleted, and its head with it",
            log -> {
              on(log, "delete from leaf where log_id = ? and leaf_index = 5");
              on(log, "delete from event where log_id = ? and leaf_index = 5");
              on(
                  log,
                  """
                  update workspace_head set tseq = 1, leaf_hash = (
                    select substring(hashes from 1 for 32) from hash_run
                    where log_id = head_log and first_index = 3)
                  from (select cast(? as int) as head_log) t
                  where log_id = head_log and workspace = 'sales'
                  """);
            },
            "leaf 5 is missing: number 2 of workspace sales"),
        tampering(
            "a leaf is inserted",
            log -> {
              on(
                  log,
                  "update leaf set leaf_index = -leaf_index - 1 where log_id = ? and leaf_index > 2");
              on(
                  log,
                  "update leaf set leaf_index = -leaf_index where log_id = ? and leaf_index < 0");
              on(
                  log,
                  """
                  insert into leaf select log_id, 3, kind, org, workspace, 3, leaf from leaf
                  where log_id = ? and leaf_index = 0
                  """);
            },
            "leaf 3, event ",
            "is not the leaf that stands at this place of the tree"),
        tampering(
            "two leaves change places",
            log -> {
              for (String table : new String[] {"leaf", "event"}) {
                on(
                    log,
                    "update " + table + " set leaf_index = 99 where log_id = ? and leaf_index = 3");
                on(
                    log,
                    "update " + table + " set leaf_index = 3 where log_id = ? and leaf_index = 5");
                on(
                    log,
                    "update " + table + " set leaf_index = 5 where log_id = ? and leaf_index = 99");
              }
            },
            "leaf 3, event ",
            "is not the leaf that stands at this place of the tree"),
        tampering(
            "a workspace is deleted",
            TamperTest::deleteSales,
            "leaf 5 is missing: numbers 1 to 2 of workspace sales"),
        tampering(
            "a workspace is deleted, and the manifests that name it",
            log -> {
              deleteSales(log);
              forgetManifests(log);
            },
            "workspace sales has 0 lines, ",
            "signs 2"),
        tampering(
            "a leaf is changed, and the whole tree with it",
            log -> {
              on(
                  log,
                  """
                  update leaf set leaf = replace(leaf, '"offset":7', '"offset":8')
                  where log_id = ? and leaf_index = 5
                  """);
              Rewriting.rehash(log);
            },
            "its first 6 leaves are not those that ",
            "leaf 5 is the first that was changed, inserted, removed or moved",
            "leaf 5, event "));
  }

  @ParameterizedTest
  @MethodSource("tampering")
  void isCaughtAndNamesTheRecord(Consumer<LogPosition> tampering, String[] findings)
      throws IOException, InterruptedException {
    // Given
    tampering.accept(log);

    // Then
    Verdict verdict = verdict();
    assertThat(verdict.code()).as("%s", verdict).isEqualTo(1);
    assertThat(verdict.output()).contains("FINDING  " + log.origin()).contains(findings);
  }

  @Test
  void columnsForQueriesProveNothingAndBreakNothing() throws IOException, InterruptedException {
    // Given
    on(log, "update event set user_id = 'somebody else', kafka_offset = 99 where log_id = ?");

    // Then
    Verdict verdict = verdict();
    assertThat(verdict.code()).as("%s", verdict).isZero();
  }

  @Test
  void aLogThatWasCutIsCaught() throws IOException, InterruptedException {
    // Given
    Rewriting.rollBack(log, early);

    // Then
    Verdict verdict = verdict();
    assertThat(verdict.code()).as("%s", verdict).isEqualTo(1);
    assertThat(verdict.output())
        .contains(log.origin() + ": it was rolled back: ")
        .contains("signs 6 leaves of it, it ends at 3, and no later generation says so");
  }

  @Test
  void aCheckpointAloneCatchesALogThatWasCut() throws IOException, InterruptedException {
    // Given
    Path checkpoint = Files.writeString(folder.resolve("kept.note"), signed.checkpoint(log));
    Rewriting.rollBack(log, early);
    forgetManifests(log);

    // Then
    Verdict verdict = verdict(checkpoint);
    assertThat(verdict.code()).as("%s", verdict).isEqualTo(1);
    assertThat(verdict.output()).contains(log.origin() + ": it was rolled back: ");
  }

  @Test
  void aRestoreThatTheLogTellsOfIsVerifiedAndNoticed() throws IOException, InterruptedException {
    // Given
    Rewriting.rollBack(log, early);
    LogPosition restored = logs.byId(log.id()).await().atMost(PATIENCE).orElseThrow();
    String origin = log.origin().substring(0, log.origin().length() - 1) + "2";
    LogPosition next = logs.succeed(restored, origin, 2).await().atMost(PATIENCE);
    next =
        fixture.append(
            next,
            new Draft.OfLog(
                new LogEntry.Generation(
                    log.origin(),
                    new LogEntry.TreeHead(log.size(), log.frontier().root()),
                    new LogEntry.TreeHead(early.size(), early.frontier().root()),
                    Instant.parse("2026-11-21T12:00:00Z"))),
            SampleDrafts.event(sales, 5));
    signed.sign(next);

    // Then
    Verdict verdict = verdict();
    assertThat(verdict.code()).as("%s", verdict).isZero();
    assertThat(verdict.output())
        .contains("NOTICE   " + origin + ": leaf 0: the database was restored")
        .contains("signs 6 leaves of it, it ends at 3; the log's next generation says so");
  }

  private Verdict verdict() throws IOException, InterruptedException {
    return verdict(known);
  }

  private Verdict verdict(Path kept) throws IOException, InterruptedException {
    Path fresh = signed.export(research.org(), folder.resolve("fresh.zip"));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                java, Verifier.SOURCE.toString(), fresh.toString(), "--known", kept.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Verdict(process.waitFor(), output);
  }

  private static void deleteSales(LogPosition log) {
    on(log, "delete from event where log_id = ? and workspace = 'sales'");
    on(log, "delete from leaf where log_id = ? and workspace = 'sales'");
    on(log, "delete from workspace_head where log_id = ? and workspace = 'sales'");
  }

  private static void forgetManifests(LogPosition log) {
    on(log, "delete from manifest where org in (select org from workspace_head where log_id = ?)");
  }

  private static void on(LogPosition log, String sql) {
    assertThat(AuditDatabase.execute(sql, log.id())).as("%s", sql).isPositive();
  }

  private static Arguments tampering(
      String name, Consumer<LogPosition> tampering, String... findings) {
    return Arguments.argumentSet(name, tampering, findings);
  }
}
