package dev.latchkey.audit.flow.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.audit.RunningAuditService;
import dev.latchkey.audit.fixture.AuditDatabase;
import dev.latchkey.audit.fixture.AuditLogFixture;
import dev.latchkey.audit.fixture.LogCheck;
import dev.latchkey.audit.fixture.SampleDrafts;
import dev.latchkey.audit.flow.append.Addition;
import dev.latchkey.audit.flow.append.Appending;
import dev.latchkey.audit.leaf.Tenant;
import dev.latchkey.audit.merkle.TreeHash;
import dev.latchkey.audit.note.Checkpoint;
import dev.latchkey.audit.postgres.LogPartition;
import dev.latchkey.audit.postgres.LogPosition;
import dev.latchkey.audit.postgres.Logs;
import dev.latchkey.contracts.wire.audit.CheckpointPublished;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@RunningAuditService
class OpenLogTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject OpenLog openLog;
  @Inject Logs logs;
  @Inject AuditLogFixture fixture;

  private final String topicId = UUID.randomUUID().toString();
  private final Tenant tenant = SampleDrafts.newTenant();

  @Test
  void beginsANewLogAtTheOldestRecordThatThereIs() {
    LogPosition log = open(sight(5, 9, null), null);

    assertThat(log.origin()).isEqualTo("audit.test/topic-1/" + topicId + "/3/1");
    assertThat(log.nextOffset()).isEqualTo(5);
    assertThat(leaves(log)).isEmpty();
  }

  @Test
  void goesOnWhereTheLogStands() {
    LogPosition log = grown();

    assertThat(open(sight(0, 9, null), null)).isEqualTo(log);
    assertThat(open(sight(0, 9, published(log)), null)).isEqualTo(log);
    assertThat(open(sight(0, 9, null), log)).isEqualTo(log);
  }

  @Test
  void saysWhatKafkaHadNoLonger() {
    LogPosition log = grown();

    LogPosition after = open(sight(7, 9, null), null);

    assertThat(after.nextOffset()).isEqualTo(7);
    assertThat(lastLeaf(after)).contains("\"kind\":\"gap\"", "\"from\":2", "\"to\":7");
    assertThat(notice(after)).contains("log-gap", "\"from\":2", "\"to\":7");
    assertThat(after.size()).isEqualTo(log.size() + 1);
    LogCheck.assertWhole(after.id());
  }

  @Test
  void goesBackWithATopicThatLostWhatIsInTheLog() {
    grown();

    LogPosition after = open(sight(0, 1, null), null);

    assertThat(after.nextOffset()).isEqualTo(1);
    assertThat(lastLeaf(after))
        .contains("\"kind\":\"gap\"", "\"from\":1", "\"to\":2", "lost these records");
  }

  @Test
  void opensANewGenerationWhenMoreWasPublishedThanTheDatabaseHolds() {
    // Given
    LogPosition ahead = grown();
    CheckpointPublished published = published(ahead);
    LogPosition restored = rollBack(ahead);

    // When
    LogPosition after = open(sight(0, 9, published), null);

    // Then
    assertThat(after.generation()).isEqualTo(2);
    assertThat(after.origin()).endsWith("/3/2");
    assertThat(after.nextOffset()).isEqualTo(restored.nextOffset());
    assertThat(lastLeaf(after))
        .contains(
            "\"kind\":\"generation\"",
            "\"previous\":\"" + ahead.origin() + "\"",
            "\"published\":" + head(ahead),
            "\"restored\":" + head(restored));
    assertThat(notice(after)).contains("log-restored", "\"publishedsize\":2", "\"restoredsize\":1");
    assertThat(fixture.tryAppend(restored, Addition.of(List.of(SampleDrafts.event(tenant, 1)), 2)))
        .isEqualTo(new Appending.Moved());
    assertThat(open(sight(0, 9, published), null)).isEqualTo(after);
    LogCheck.assertWhole(after.id());
  }

  @Test
  void opensANewGenerationWhenTheProcessRemembersMoreThanTheDatabaseHolds() {
    LogPosition ahead = grown();
    rollBack(ahead);

    LogPosition after = open(sight(0, 9, null), ahead);

    assertThat(after.generation()).isEqualTo(2);
    assertThat(lastLeaf(after)).contains("\"kind\":\"generation\"").doesNotContain("published");
  }

  @Test
  void givesNoGenerationANumberThatWasPublishedBefore() {
    LogPosition log = grown();
    CheckpointPublished published =
        new CheckpointPublished(log.origin(), "cluster-1", "topic-1", topicId, 3, 4, 1, note(log));

    assertThat(open(sight(0, 9, published), null).generation()).isEqualTo(5);
  }

  @Test
  void opensANewGenerationWhenTheDatabaseKnowsNothingOfAPublishedLog() {
    LogPosition log = grown();
    CheckpointPublished published = published(log);
    AuditDatabase.execute("delete from log where id = ?", log.id());

    LogPosition after = open(sight(1, 9, published), null);

    assertThat(after.generation()).isEqualTo(2);
    assertThat(after.nextOffset()).isEqualTo(1);
    assertThat(lastLeaf(after))
        .contains("\"previous\":\"" + log.origin() + "\"", "\"restored\":{\"root\":");
  }

  @Test
  void beginsAGenerationWithItsLeafAlsoWhenAProcessDiedInBetween() {
    LogPosition log = grown();
    logs.succeed(log, "audit.test/topic-1/" + topicId + "/3/2", 2).await().atMost(PATIENCE);

    LogPosition after = open(sight(0, 9, published(log)), null);

    assertThat(after.generation()).isEqualTo(2);
    assertThat(lastLeaf(after)).contains("\"kind\":\"generation\"");
  }

  /// A log with two leaves of the offsets 0 and 1.
  private LogPosition grown() {
    LogPosition log = open(sight(0, 9, null), null);
    log = fixture.append(log, SampleDrafts.event(tenant, 0));
    return fixture.append(log, SampleDrafts.event(tenant, 1));
  }

  /// The database as it was one append before.
  private LogPosition rollBack(LogPosition log) {
    TreeHash first =
        TreeHash.of(
            (byte[])
                Objects.requireNonNull(
                    AuditDatabase.rows(
                            "select hashes from hash_run where log_id = ? and first_index = 0",
                            log.id())
                        .getFirst()
                        .get("hashes")));
    for (String table : List.of("leaf", "event")) {
      AuditDatabase.execute(
          "delete from " + table + " where log_id = ? and leaf_index = 1", log.id());
    }
    AuditDatabase.execute("delete from hash_run where log_id = ? and first_index = 1", log.id());
    AuditDatabase.execute(
        "update workspace_head set tseq = 1, leaf_hash = ? where log_id = ?",
        first.bytes(),
        log.id());
    AuditDatabase.execute(
        "update log set size = 1, next_offset = 1, frontier = ? where id = ?",
        first.bytes(),
        log.id());
    return logs.byId(log.id()).await().atMost(PATIENCE).orElseThrow();
  }

  private LogPosition open(PartitionSight sight, @Nullable LogPosition known) {
    OpenedLog before = known == null ? null : new OpenedLog(known);
    return openLog.open(sight, before).await().atMost(PATIENCE).position();
  }

  private PartitionSight sight(long earliest, long end, @Nullable CheckpointPublished published) {
    return new PartitionSight("cluster-1", "topic-1", topicId, 3, earliest, end, published);
  }

  private static CheckpointPublished published(LogPosition log) {
    LogPartition partition = log.partition();
    return new CheckpointPublished(
        log.origin(),
        partition.cluster(),
        partition.topic(),
        partition.topicId(),
        partition.partition(),
        log.generation(),
        log.size(),
        note(log));
  }

  private static String note(LogPosition log) {
    return new Checkpoint(log.origin(), log.size(), log.frontier().root(), List.of()).text()
        + "\n— "
        + log.origin()
        + " AAAA\n";
  }

  private static String head(LogPosition log) {
    return "{\"root\":\"" + log.frontier().root() + "\",\"size\":" + log.size() + "}";
  }

  private static List<?> leaves(LogPosition log) {
    return AuditDatabase.rows("select leaf from leaf where log_id = ?", log.id());
  }

  private static String lastLeaf(LogPosition log) {
    return text("select leaf from leaf where log_id = ? order by leaf_index desc", log.id());
  }

  private static String notice(LogPosition log) {
    return text("select body from notice where endpoint = ?", log.origin());
  }

  private static String text(String query, Object parameter) {
    return (String)
        Objects.requireNonNull(
            AuditDatabase.rows(query, parameter).getFirst().values().iterator().next());
  }
}
