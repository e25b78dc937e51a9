package dev.latchkey.audit.flow.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.audit.RunningAuditService;
import dev.latchkey.audit.fixture.AuditDatabase;
import dev.latchkey.audit.fixture.AuditLogFixture;
import dev.latchkey.audit.fixture.SampleDrafts;
import dev.latchkey.audit.fixture.SignedLogs;
import dev.latchkey.audit.flow.append.Draft;
import dev.latchkey.audit.kafka.PublishedCheckpoints;
import dev.latchkey.audit.leaf.Tenant;
import dev.latchkey.audit.merkle.TreeHash;
import dev.latchkey.audit.note.Checkpoint;
import dev.latchkey.audit.note.SignedNote;
import dev.latchkey.audit.postgres.LogPosition;
import dev.latchkey.contracts.wire.audit.CheckpointPublished;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RunningAuditService
class SignCheckpointsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Inject AuditLogFixture fixture;
  @Inject SignedLogs signed;
  @Inject PublishedCheckpoints published;
  @Inject SignCheckpoints sign;

  private final Tenant tenant = SampleDrafts.newTenant();
  private LogPosition log;

  @BeforeEach
  void signALog() {
    log =
        fixture.append(
            fixture.open(), SampleDrafts.event(tenant, 0), SampleDrafts.event(tenant, 1));
    signed.sign(log);
  }

  @Test
  void signsTheTreeAndPublishesIt() {
    // When
    String note = signed.checkpoint(log);

    // Then
    assertThat(SignedNote.parse(note).flatMap(it -> Checkpoint.parse(it.text())))
        .contains(new Checkpoint(log.origin(), 2, log.frontier().root(), List.of()));
    assertThat(furthest().note()).isEqualTo(note);
    assertThat(furthest().size()).isEqualTo(2);
  }

  @Test
  void refusesALogThatWasRewritten() {
    // Given
    TreeHash other = TreeHash.ofLeaf(new byte[] {1});
    AuditDatabase.execute(
        "update hash_run set hashes = ? || substring(hashes from 33) where log_id = ?",
        other.bytes(),
        log.id());
    LogPosition grown = fixture.append(log, SampleDrafts.event(tenant, 2));

    // When
    signed.round();

    // Then
    assertThat(isSigned(grown)).isFalse();
    assertThat(furthest().size()).isEqualTo(2);
  }

  @Test
  void refusesALogThatIsBehindWhatWasPublished() {
    // Given: the database is as it was before, with its checkpoints
    LogPosition grown = fixture.append(log, SampleDrafts.event(tenant, 2));
    signed.sign(grown);
    AuditDatabase.execute("delete from checkpoint where log_id = ?", log.id());
    AuditDatabase.execute(
        "update log set size = ?, frontier = ? where id = ?",
        log.size(),
        log.frontier().bytes(),
        log.id());

    // When
    signed.round();

    // Then
    assertThat(isSigned(log)).isFalse();
  }

  @Test
  void refusesALogWhoseCheckpointIsForged() {
    // Given
    LogPosition grown = fixture.append(log, SampleDrafts.event(tenant, 2));
    AuditDatabase.execute(
        "update checkpoint set note = replace(note, ?, ?) where log_id = ?",
        "\n2\n",
        "\n1\n",
        log.id());

    // When
    signed.round();

    // Then
    assertThat(isSigned(grown)).isFalse();
  }

  @Test
  void signsTheOthersWhenTheTreeOfOneIsGarbage() {
    // Given
    LogPosition whole =
        fixture.append(
            log,
            IntStream.range(2, 256)
                .mapToObj(offset -> SampleDrafts.event(tenant, offset))
                .toArray(Draft[]::new));
    AuditDatabase.execute("update subtree set hash = 'x' where log_id = ?", log.id());
    LogPosition garbage = fixture.append(whole, SampleDrafts.event(tenant, 256));
    LogPosition other = fixture.append(fixture.open(), SampleDrafts.event(tenant, 0));

    // When
    signed.sign(other);

    // Then
    assertThat(isSigned(garbage)).isFalse();
  }

  @Test
  void keepsTheLastOfEachDayOnceItIsOld() {
    // Given
    long day = Duration.ofDays(1).toMillis();
    for (long[] row : new long[][] {{101, 5 * day}, {102, 6 * day - 1}, {103, 6 * day}}) {
      AuditDatabase.execute(
          "insert into checkpoint values (?, ?, 'note', ?)", log.id(), row[0], row[1]);
      AuditDatabase.execute(
          "insert into manifest values (?, ?, 'note', ?)", tenant.org(), row[0], row[1]);
    }

    // When
    sign.thin().await().atMost(PATIENCE);

    // Then
    assertThat(
            AuditDatabase.rows(
                "select size as kept from checkpoint where log_id = ? order by 1", log.id()))
        .extracting(row -> row.get("kept"))
        .containsExactly(2L, 102L, 103L);
    assertThat(
            AuditDatabase.rows(
                """
                select sequence as kept from manifest
                where org = ? and sequence > 100 order by 1
                """,
                tenant.org()))
        .extracting(row -> row.get("kept"))
        .containsExactly(102L, 103L);
  }

  private static boolean isSigned(LogPosition log) {
    return AuditDatabase.number(
            "select count(*) from checkpoint where log_id = ? and size = ?", log.id(), log.size())
        > 0;
  }

  private CheckpointPublished furthest() {
    var partition = log.partition();
    String key =
        PublishedCheckpoints.key(partition.cluster(), partition.topicId(), partition.partition());
    return Objects.requireNonNull(published.furthest().await().atMost(PATIENCE).get(key));
  }
}
