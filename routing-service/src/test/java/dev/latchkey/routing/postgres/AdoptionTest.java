package dev.latchkey.routing.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.contracts.testkit.junit.WithPostgres;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.routing.decision.BodyDigest;
import dev.latchkey.routing.decision.ClaimState;
import dev.latchkey.routing.decision.ClaimVerdict;
import dev.latchkey.routing.fixture.TestDatabase;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/// Taking over what an owner that is gone has left, and what that owner can still do when it comes
/// back.
@WithPostgres
class AdoptionTest {

  private final DataSource database = TestDatabase.apart("statements");
  private final WorkspaceId workspace = Instance.anyWorkspace();
  private final Instance dead = Instance.begun(database, workspace);
  private final Instance heir = Instance.begun(database, workspace);
  private final UUID batch = UUID.randomUUID();

  @Test
  void takesOverWhatIsUnfinishedOnceTheLeaseIsRevoked() throws SQLException {
    // Given
    Claim running = dead.claim("running");
    dead.claims.beginAttempt(running, 2);
    dead.claims.beginFallback(running, "fallback");
    dead.claims.noteFallbackCall(running, 3);
    dead.finish(dead.claim("recorded"));
    Claim published = dead.claim("published");
    dead.finish(published);
    dead.answers.forget(published, null);
    revoke();

    // When
    List<AdoptedClaim> adopted = adopt();

    // Then
    assertThat(adopted)
        .containsExactlyInAnyOrder(
            new AdoptedClaim(
                ours("running"),
                Instance.place(1),
                new BodyDigest("c".repeat(64)),
                ClaimState.STARTED,
                3,
                "fallback",
                true),
            new AdoptedClaim(
                ours("recorded"),
                Instance.place(1),
                new BodyDigest("c".repeat(64)),
                ClaimState.FINAL,
                1,
                null,
                false));
  }

  @Test
  void canPublishAndFinishWhatItTookOver() throws SQLException {
    // Given
    dead.finish(dead.claim("recorded"));
    dead.claim("running");
    revoke();

    // When
    adopt();

    // Then
    assertThat(heir.answers.find(ours("recorded")))
        .contains(new RecordedAnswer(Instance.answer(ours("recorded")), List.of()));
    assertThat(heir.answers.forget(ours("recorded"), null)).isTrue();
    assertThat(heir.claims.beginAttempt(ours("running"), 2)).isTrue();
    assertThat(heir.finish(ours("running"))).isTrue();
  }

  @Test
  void takesNothingFromAnOwnerWhoseLeaseHasOnlyExpired() throws SQLException {
    // Given
    dead.claim("running");
    Sql.expire(database, dead.leases.owner());

    // When
    List<AdoptedClaim> adopted = adopt();

    // Then
    assertThat(adopted).isEmpty();
    assertThat(dead.finish(new Claim(dead.key("running"), dead.leases.owner()))).isTrue();
  }

  @Test
  void takesNothingWithoutALeaseOfItsOwn() throws SQLException {
    // Given
    dead.claim("running");
    revoke();
    heir.leases.release();

    // When
    List<AdoptedClaim> adopted = adopt();

    // Then
    assertThat(adopted).isEmpty();
  }

  @Test
  void isToldAgainWhatItTookWhenTheAcknowledgementWasLost() throws SQLException {
    // Given
    dead.claim("a");
    dead.claim("b");
    revoke();
    List<AdoptedClaim> first = adopt();

    // When
    List<AdoptedClaim> again = adopt();
    List<AdoptedClaim> later =
        heir.claims.adopt(dead.leases.owner(), UUID.randomUUID(), /* limit= */ 10);

    // Then
    assertThat(again).hasSize(2).containsExactlyInAnyOrderElementsOf(first);
    assertThat(later).isEmpty();
  }

  @Test
  void leavesAZombieNothingToDo() throws SQLException {
    // Given
    Claim running = dead.claim("running");
    Claim recorded = dead.claim("recorded");
    dead.finish(recorded);
    revoke();
    adopt();

    // Then
    assertThat(dead.claims.beginAttempt(running, 2)).isFalse();
    assertThat(dead.claims.beginFallback(running, "late")).isFalse();
    assertThat(dead.claims.noteFallbackCall(running, 2)).isFalse();
    assertThat(dead.finish(running)).isFalse();
    assertThat(dead.answers.find(recorded)).isEmpty();
    assertThat(dead.answers.forget(recorded, null)).isFalse();
    assertThat(dead.claims.claim(List.of(dead.wish("new", 3))))
        .isEqualTo(new BatchVerdict.LeaseLost());
  }

  @Test
  void leavesAZombieNothingToDoEvenBeforeItsRequestsAreAdopted() throws SQLException {
    // Given
    Claim running = dead.claim("running");

    // When
    revoke();

    // Then
    assertThat(dead.claims.beginAttempt(running, 2)).isFalse();
    assertThat(dead.finish(running)).isFalse();
  }

  @Test
  void keepsTheFormerWorkOfTheSameProcessApart() throws SQLException {
    // Given
    Claim former = dead.claim("running");
    revoke();
    dead.leases.begin();

    // When
    List<AdoptedClaim> adopted =
        dead.claims.adopt(former.owner(), UUID.randomUUID(), /* limit= */ 10);

    // Then
    assertThat(dead.finish(former)).isFalse();
    assertThat(dead.finish(adopted.getFirst().claim())).isTrue();
  }

  @Test
  void keepsAZombieFromTakingItsOwnClaimForUnacknowledged() throws SQLException {
    // Given
    dead.claim("running");
    String former = dead.leases.owner();
    revoke();
    dead.leases.begin();
    dead.claims.adopt(former, UUID.randomUUID(), /* limit= */ 10);

    // When
    List<ClaimVerdict> verdicts = dead.verdicts(List.of(dead.wish("running", 1)));

    // Then
    assertThat(verdicts).containsExactly(new ClaimVerdict.Redelivery());
  }

  @Test
  void givesEachRequestToOneOfTwoWhoSweepAtOnce() throws Exception {
    // Given
    dead.verdicts(IntStream.range(0, 400).mapToObj(i -> dead.wish("request " + i, i)).toList());
    revoke();
    Instance rival = Instance.begun(database, workspace);
    List<AdoptedClaim> all = Collections.synchronizedList(new ArrayList<>());

    // When
    try (ExecutorService sweepers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> swept =
          List.of(
              sweepers.submit(() -> sweep(heir, all)), sweepers.submit(() -> sweep(rival, all)));
      for (Future<Integer> sweep : swept) {
        sweep.get();
      }
    }

    // Then
    assertThat(all).extracting(adopted -> adopted.claim().request()).doesNotHaveDuplicates();
    assertThat(all).hasSize(400);
  }

  @Test
  void revokesNoLeaseUnderWhichAClaimIsBeingMade() throws SQLException {
    // Given
    heir.holdForALife();
    Sql.expire(database, dead.leases.owner());

    // When
    List<String> meanwhile;
    try (OpenTransaction slow = new OpenTransaction(database)) {
      claimsOver(slow).claim(List.of(dead.wish("a", 1)));
      meanwhile = heir.leases.revokeExpired();
      slow.commit();
    }
    List<String> afterwards = heir.leases.revokeExpired();

    // Then
    assertThat(meanwhile).doesNotContain(dead.leases.owner());
    assertThat(afterwards).contains(dead.leases.owner());
    assertThat(adopt()).hasSize(1);
  }

  @Test
  void makesNoClaimUnderALeaseThatIsBeingRevoked() throws Exception {
    // Given
    BatchVerdict verdict;
    Sql.expire(database, dead.leases.owner());

    // When
    try (OpenTransaction slow = new OpenTransaction(database);
        ExecutorService claimant = Executors.newVirtualThreadPerTaskExecutor()) {
      Instance revoking = Instance.begun(slow.connections(), workspace);
      revoking.holdForALife();
      revoking.leases.revokeExpired();
      Future<BatchVerdict> claim =
          claimant.submit(() -> dead.claims.claim(List.of(dead.wish("a", 1))));
      await().until(() -> claim.isDone() || isSomebodyWaitingForALock());
      slow.commit();
      verdict = claim.get();
    }

    // Then
    assertThat(verdict).isEqualTo(new BatchVerdict.LeaseLost());
    assertThat(adopt()).isEmpty();
  }

  @Test
  void letsALeaseBeRenewedWhileAClaimIsBeingMadeUnderIt() throws SQLException {
    // When
    Renewal meanwhile;
    try (OpenTransaction slow = new OpenTransaction(database)) {
      claimsOver(slow).claim(List.of(dead.wish("a", 1)));
      meanwhile = dead.leases.renew();
    }

    // Then
    assertThat(meanwhile).isEqualTo(Renewal.HELD);
  }

  private Claims claimsOver(OpenTransaction transaction) {
    return new Claims(transaction.connections(), dead.leases, InstantSource.fixed(Instance.NOW));
  }

  private boolean isSomebodyWaitingForALock() throws SQLException {
    return !Sql.text(
            database, "select count(*) from pg_stat_activity where wait_event_type = ?", "Lock")
        .equals("0");
  }

  private int sweep(Instance sweeper, List<AdoptedClaim> all) {
    int swept = 0;
    List<AdoptedClaim> adopted;
    do {
      adopted = sweeper.claims.adopt(dead.leases.owner(), UUID.randomUUID(), /* limit= */ 7);
      all.addAll(adopted);
      swept += adopted.size();
    } while (!adopted.isEmpty());
    return swept;
  }

  private void revoke() throws SQLException {
    heir.holdForALife();
    Sql.expire(database, dead.leases.owner());
    heir.leases.revokeExpired();
    assertThat(dead.leases.renew()).isEqualTo(Renewal.REVOKED);
  }

  private List<AdoptedClaim> adopt() {
    return heir.claims.adopt(dead.leases.owner(), batch, /* limit= */ 10);
  }

  private Claim ours(String id) {
    return new Claim(heir.key(id), heir.leases.owner());
  }
}
