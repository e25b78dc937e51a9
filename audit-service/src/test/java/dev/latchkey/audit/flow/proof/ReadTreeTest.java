package dev.latchkey.audit.flow.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.audit.RunningAuditService;
import dev.latchkey.audit.fixture.AuditDatabase;
import dev.latchkey.audit.fixture.AuditLogFixture;
import dev.latchkey.audit.fixture.SampleDrafts;
import dev.latchkey.audit.flow.append.Draft;
import dev.latchkey.audit.leaf.Tenant;
import dev.latchkey.audit.merkle.ProofCheck;
import dev.latchkey.audit.merkle.TreeHash;
import dev.latchkey.audit.postgres.LogPosition;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Proofs from the rows that appending has left, of a log in runs of all sizes and with subtrees.
@RunningAuditService
class ReadTreeTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject AuditLogFixture fixture;
  @Inject ReadTree tree;

  private final Tenant tenant = SampleDrafts.newTenant();

  @Test
  void provesLeavesAndGrowthOfALogInRunsOfAllSizes() {
    // Given
    LogPosition log = grown(fixture.open(), 1, 2, 5, 300, 7, 256, 1, 90);
    long size = log.size();
    TreeHash root = log.frontier().root();

    // Then
    for (long leaf : List.of(0L, 1L, 2L, 7L, 255L, 256L, 307L, 511L, 512L, 600L, size - 1)) {
      List<TreeHash> path = read(log, kept -> kept.proofs().inclusion(leaf, size));
      TreeHash hash = read(log, kept -> kept.leaf(leaf));
      assertThat(ProofCheck.includes(hash, leaf, size, root, path)).as("leaf %d", leaf).isTrue();
    }
  }

  @Test
  void provesThatALogExtendsWhatItWas() {
    // Given
    LogPosition before = grown(fixture.open(), 3, 280);
    LogPosition after = grown(before, 40, 400);

    // When
    List<TreeHash> proof =
        read(after, kept -> kept.proofs().consistency(before.size(), after.size()));

    // Then
    assertThat(
            ProofCheck.extend(
                before.size(),
                before.frontier().root(),
                after.size(),
                after.frontier().root(),
                proof))
        .isTrue();
  }

  @Test
  void provesNothingWhereHashesAreMissing() {
    // Given
    LogPosition log = grown(fixture.open(), 10, 10);
    AuditDatabase.execute(
        "delete from hash_run where log_id = ? and first_index = ?", log.id(), 10L);

    // Then
    Optional<List<TreeHash>> path =
        tree.with(log.id(), kept -> kept.proofs().inclusion(3, 20)).await().atMost(PATIENCE);
    assertThat(path).isEmpty();
  }

  private LogPosition grown(LogPosition log, int... runs) {
    LogPosition position = log;
    for (int run : runs) {
      long offset = position.size();
      position =
          fixture.append(
              position,
              IntStream.range(0, run)
                  .mapToObj(i -> SampleDrafts.event(tenant, offset + i))
                  .toArray(Draft[]::new));
    }
    return position;
  }

  private <T> T read(LogPosition log, Function<ReadTree.Tree, T> use) {
    return tree.with(log.id(), use).await().atMost(PATIENCE).orElseThrow();
  }
}
