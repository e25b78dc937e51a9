package dev.latchkey.routing.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.contracts.testkit.junit.WithPostgres;
import dev.latchkey.contracts.wire.identifiers.RequestKey;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.routing.decision.ClaimState;
import dev.latchkey.routing.decision.ClaimVerdict;
import dev.latchkey.routing.decision.RecordPlace;
import dev.latchkey.routing.fixture.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

@WithPostgres
class ClaimsTest {

  private static final ClaimVerdict OURS = new ClaimVerdict.Ours();
  private static final ClaimVerdict REDELIVERY = new ClaimVerdict.Redelivery();

  private final DataSource database = TestDatabase.apart("statements");
  private final WorkspaceId workspace = Instance.anyWorkspace();
  private final Instance instance = Instance.begun(database, workspace);
  private final UUID later = UUID.randomUUID();

  @Test
  void claimsWhatNobodyHas() {
    // When
    BatchVerdict verdict =
        instance.claims.claim(List.of(instance.wish("a", 1), instance.wish("b", 2)));

    // Then
    assertThat(verdict)
        .isEqualTo(new BatchVerdict.Judged(instance.leases.owner(), List.of(OURS, OURS)));
  }

  @Test
  void claimsTheSameBatchAgainWhenItsAcknowledgementWasLost() {
    // Given
    List<ClaimRequest> batch = List.of(instance.wish("a", 1), instance.wish("b", 2));
    instance.verdicts(batch);

    // When
    List<ClaimVerdict> verdicts = instance.verdicts(batch);

    // Then
    assertThat(verdicts).containsExactly(OURS, OURS);
  }

  @Test
  void recordsAnAnswerThatIsKnownWithTheClaim() {
    // Given
    List<ClaimRequest> batch = List.of(instance.wish("a", 1), answered("b", 2));

    // When
    List<ClaimVerdict> verdicts = instance.verdicts(batch);

    // Then
    Claim claim = new Claim(instance.key("b"), instance.leases.owner());
    assertThat(verdicts).containsExactly(OURS, OURS);
    assertThat(instance.answers.find(claim))
        .contains(new RecordedAnswer(Instance.answer(claim), List.of()));
    assertThat(instance.answers.findExplanation(instance.key("b")))
        .contains(new StoredExplanation(ClaimState.FINAL, 0, null));
    assertThat(instance.claims.beginAttempt(claim, 1)).isFalse();
  }

  @Test
  void claimsWithItsAnswerAgainWhenTheAcknowledgementWasLost() {
    // Given
    List<ClaimRequest> batch = List.of(instance.wish("a", 1), answered("b", 2));
    instance.verdicts(batch);

    // When
    List<ClaimVerdict> verdicts = instance.verdicts(batch);

    // Then
    assertThat(verdicts).containsExactly(OURS, OURS);
  }

  @Test
  void givesARequestThatIsClaimedNoOtherAnswer() {
    // Given
    Claim claim = instance.claim("a");

    // When
    ClaimRequest again =
        new ClaimRequest(claim.request(), instance.wish("a", 1, later).facts(), busy());
    List<ClaimVerdict> verdicts = instance.verdicts(List.of(again));

    // Then
    assertThat(verdicts).containsExactly(REDELIVERY);
    assertThat(instance.answers.find(claim)).isEmpty();
  }

  private ClaimRequest answered(String id, long offset) {
    return new ClaimRequest(instance.key(id), instance.wish(id, offset).facts(), busy());
  }

  /// The parts of [Instance#answer].
  private static ImmediateAnswer busy() {
    StoredAnswer parts = Instance.answer(new Claim(Instance.anyKey(), "anybody"));
    return new ImmediateAnswer(parts.recordKey(), parts.event(), parts.echoes(), parts.reply());
  }

  @Test
  void doesNotTakeForItsOwnWhatItClaimedUnderAFormerLease() {
    // Given
    List<ClaimRequest> batch = List.of(instance.wish("a", 1));
    instance.verdicts(batch);
    instance.leases.release();
    instance.leases.begin();

    // When
    List<ClaimVerdict> verdicts = instance.verdicts(batch);

    // Then
    assertThat(verdicts).containsExactly(REDELIVERY);
  }

  @Test
  void tellsARedeliveryInALaterBatch() {
    // Given
    instance.claim("a");

    // When
    List<ClaimVerdict> verdicts =
        instance.verdicts(List.of(instance.wish("a", 1, later), instance.wish("b", 2, later)));

    // Then
    assertThat(verdicts).containsExactly(REDELIVERY, OURS);
  }

  @Test
  void claimsTheEarlierOfTwoRecordsInOneBatch() {
    // When
    List<ClaimVerdict> verdicts =
        instance.verdicts(
            List.of(instance.wish("a", 10), instance.wish("a", 9), instance.wish("b", 11)));

    // Then
    assertThat(verdicts).containsExactly(duplicate(true, ClaimState.STARTED, null), OURS, OURS);
  }

  @Test
  void tellsADuplicateWhetherItsBodyIsTheSame() {
    // Given
    instance.claim("a");

    // When
    List<ClaimVerdict> verdicts =
        instance.verdicts(
            List.of(instance.wish("a", 2, later), instance.wish("a", 3, later, "d".repeat(64))));

    // Then
    assertThat(verdicts)
        .containsExactly(
            duplicate(true, ClaimState.STARTED, null), duplicate(false, ClaimState.STARTED, null));
  }

  @Test
  void tellsADuplicateWhereTheAnswerStands() {
    // Given
    Claim claim = instance.claim("a");
    instance.finish(claim);
    instance.answers.forget(claim, new RecordPlace("responses", 3, 1L << 40));

    // When
    List<ClaimVerdict> verdicts = instance.verdicts(List.of(instance.wish("a", 2, later)));

    // Then
    assertThat(verdicts)
        .containsExactly(
            duplicate(true, ClaimState.PUBLISHED, new RecordPlace("responses", 3, 1L << 40)));
  }

  @Test
  void takesTheLongestIdsThatTheContractAllows() {
    // Given
    RequestKey longest = new RequestKey(workspace, "漢".repeat(512), "語".repeat(256));

    // When
    List<ClaimVerdict> verdicts =
        instance.verdicts(List.of(new ClaimRequest(longest, instance.wish("a", 1).facts(), null)));

    // Then
    assertThat(verdicts).containsExactly(OURS);
  }

  @Test
  void claimsNothingWithoutALease() {
    // Given
    Instance unborn = new Instance(database, workspace);

    // When
    BatchVerdict verdict = unborn.claims.claim(List.of(unborn.wish("a", 1)));

    // Then
    assertThat(verdict).isEqualTo(new BatchVerdict.LeaseLost());
    assertThat(instance.verdicts(List.of(instance.wish("a", 1)))).containsExactly(OURS);
  }

  @Test
  void notesCallsOnlyWhileTheRequestIsNotAnswered() {
    // Given
    Claim claim = instance.claim("a");

    // Then
    assertThat(instance.claims.beginAttempt(claim, 2)).isTrue();
    assertThat(instance.claims.beginAttempt(claim, 2)).isTrue();

    // When
    instance.finish(claim);

    // Then
    assertThat(instance.claims.beginAttempt(claim, 3)).isFalse();
    assertThat(instance.claims.beginFallback(claim, "f")).isFalse();
    assertThat(instance.claims.noteFallbackCall(claim, 3)).isFalse();
  }

  @Test
  void allowsNothingToAnybodyButTheOwner() {
    // Given
    Claim claim = instance.claim("a");
    Instance other = Instance.begun(database, workspace);
    Claim stolen = new Claim(claim.request(), other.leases.owner());

    // Then
    assertThat(other.claims.beginAttempt(stolen, 2)).isFalse();
    assertThat(other.claims.beginFallback(stolen, "f")).isFalse();
    assertThat(other.finish(stolen)).isFalse();
    assertThat(other.answers.forget(stolen, null)).isFalse();
  }

  @Test
  void hasOneFallbackAtATime() {
    // Given
    Claim claim = instance.claim("a");

    // Then
    assertThat(instance.claims.noteFallbackCall(claim, 2)).isFalse();
    assertThat(instance.claims.beginFallback(claim, "first")).isTrue();
    assertThat(instance.claims.beginFallback(claim, "first")).isTrue();
    assertThat(instance.claims.beginFallback(claim, "second")).isFalse();
    assertThat(instance.claims.noteFallbackCall(claim, 2)).isTrue();

    // When
    boolean closed = instance.claims.closeFallback(claim);

    // Then
    assertThat(closed).isTrue();
    assertThat(instance.claims.beginFallback(claim, "second")).isTrue();
  }

  @Test
  void purgesWhatWasAnsweredAndNothingElse() {
    // Given
    Claim published = instance.claim("published");
    Claim recorded = instance.claim("recorded");
    instance.claim("running");
    instance.finish(published);
    instance.answers.forget(published, null);
    instance.finish(recorded);

    // When
    instance.claims.purge(Instance.NOW);
    boolean keptBefore = isClaimed("published");
    instance.claims.purge(Instance.NOW.plusMillis(1));

    // Then
    assertThat(keptBefore).isTrue();
    assertThat(isClaimed("published")).isFalse();
    assertThat(isClaimed("recorded")).isTrue();
    assertThat(isClaimed("running")).isTrue();
  }

  @Test
  void purgesTheRevokedLeasesThatNothingUnfinishedRefersTo() throws SQLException {
    // Given
    Instance idle = Instance.begun(database, workspace);
    Instance busy = Instance.begun(database, workspace);
    busy.claim("running");
    idle.leases.release();
    busy.leases.release();

    // When
    instance.claims.purge(Instance.NOW);

    // Then
    assertThat(hasLease(idle.leases.owner())).isFalse();
    assertThat(hasLease(busy.leases.owner())).isTrue();
    assertThat(hasLease(instance.leases.owner())).isTrue();
  }

  @Test
  void saysThatTheDatabaseIsAwayWithoutRepeatingAnything() {
    // Given
    PGSimpleDataSource nowhere = new PGSimpleDataSource();
    nowhere.setUrl("jdbc:postgresql://127.0.0.1:1/latchkey");
    Claims away = new Claims(nowhere, instance.leases, InstantSource.fixed(Instance.NOW));

    // Then
    assertThatThrownBy(() -> away.purge(Instance.NOW.minus(Duration.ofDays(9))))
        .isInstanceOf(DatabaseUnavailable.class)
        .hasMessage("PostgreSQL failed with SQLSTATE 08001")
        .hasNoCause();
  }

  private boolean isClaimed(String id) {
    return instance
        .verdicts(List.of(instance.wish(id, 1, UUID.randomUUID())))
        .equals(List.of(REDELIVERY));
  }

  private boolean hasLease(String owner) throws SQLException {
    return Sql.text(database, "select owner from instance_lease where owner = ?", owner)
        .equals(owner);
  }

  private static ClaimVerdict duplicate(
      boolean sameBody, ClaimState state, @Nullable RecordPlace answer) {
    return new ClaimVerdict.Duplicate(sameBody, state, answer);
  }
}
