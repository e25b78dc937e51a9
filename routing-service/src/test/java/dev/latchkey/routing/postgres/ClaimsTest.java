package dev.latchkey.routing.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.contracts.testkit.junit.WithPostgres;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.cloudevents.TraceContext;
import dev.latchkey.contracts.wire.identifiers.RequestKey;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.routing.decision.BodyDigest;
import dev.latchkey.routing.decision.ClaimFacts;
import dev.latchkey.routing.decision.ClaimVerdict;
import dev.latchkey.routing.decision.RecordPlace;
import dev.latchkey.routing.fixture.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

@WithPostgres
class ClaimsTest {

  private static final ClaimVerdict OURS = new ClaimVerdict.Ours();
  private static final ClaimVerdict REDELIVERY = new ClaimVerdict.Redelivery();
  private static final ClaimVerdict DUPLICATE = new ClaimVerdict.Duplicate();
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  private final DataSource database = TestDatabase.migrated();
  private final String owner = "owner-" + UUID.randomUUID();
  private final WorkspaceId workspace = new WorkspaceId("ws-" + UUID.randomUUID());
  private final Claims claims = new Claims(database, owner, InstantSource.fixed(NOW));
  private final Answers answers = new Answers(database, owner);

  @Test
  void claimsWhatNobodyHas() {
    // When
    List<ClaimVerdict> verdicts = claims.claim(List.of(wish("a", 1), wish("b", 2)));

    // Then
    assertThat(verdicts).containsExactly(OURS, OURS);
  }

  @Test
  void claimsTheSameBatchAgainWhenItsAcknowledgementWasLost() {
    // Given
    List<ClaimRequest> batch = List.of(wish("a", 1), wish("b", 2));
    claims.claim(batch);

    // When
    List<ClaimVerdict> verdicts = claims.claim(batch);

    // Then
    assertThat(verdicts).containsExactly(OURS, OURS);
  }

  @Test
  void tellsARedeliveryInALaterBatch() {
    // Given
    UUID later = UUID.randomUUID();
    claims.claim(List.of(wish("a", 1)));

    // When
    List<ClaimVerdict> verdicts = claims.claim(List.of(wish("a", 1, later), wish("b", 2, later)));

    // Then
    assertThat(verdicts).containsExactly(REDELIVERY, OURS);
  }

  @Test
  void tellsADuplicateInsideOneBatch() {
    // When
    List<ClaimVerdict> verdicts = claims.claim(List.of(wish("a", 1), wish("a", 2), wish("b", 3)));

    // Then
    assertThat(verdicts).containsExactlyInAnyOrder(OURS, DUPLICATE, OURS);
    assertThat(verdicts.getLast()).isEqualTo(OURS);
  }

  @Test
  void takesTheLongestIdsThatTheContractAllows() {
    // Given
    RequestKey longest = new RequestKey(workspace, "漢".repeat(512), "語".repeat(256));

    // When
    List<ClaimVerdict> verdicts = claims.claim(List.of(new ClaimRequest(longest, facts(1))));

    // Then
    assertThat(verdicts).containsExactly(OURS);
  }

  @Test
  void givesBackAnAnswerAsItWas() {
    // Given
    StoredAnswer answer = answer("a");
    claims.claim(List.of(wish("a", 1)));

    // When
    boolean finished = answers.finish(answer);

    // Then
    assertThat(finished).isTrue();
    assertThat(answers.unpublished()).containsExactly(answer.request());
    assertThat(answers.find(answer.request())).contains(answer);
  }

  @Test
  void forgetsAnAnswerOnceItIsPublished() {
    // Given
    StoredAnswer answer = answer("a");
    claims.claim(List.of(wish("a", 1)));
    answers.finish(answer);

    // When
    answers.forget(answer.request());

    // Then
    assertThat(answers.unpublished()).isEmpty();
    assertThat(answers.find(answer.request())).isEmpty();
    assertThat(answers.finish(answer)).isFalse();
  }

  @Test
  void takesNoAnswerFromAnybodyButTheOwner() {
    // Given
    claims.claim(List.of(wish("a", 1)));

    // When
    boolean finished = new Answers(database, "another").finish(answer("a"));

    // Then
    assertThat(finished).isFalse();
  }

  @Test
  void allowsAFurtherCallToTheOwnerWhileItIsNotFinished() {
    // Given
    claims.claim(List.of(wish("a", 1)));
    Claims another = new Claims(database, "another", InstantSource.fixed(NOW));

    // Then
    assertThat(claims.beginAttempt(key("a"), 2)).isTrue();
    assertThat(another.beginAttempt(key("a"), 2)).isFalse();

    // When
    answers.finish(answer("a"));

    // Then
    assertThat(claims.beginAttempt(key("a"), 3)).isFalse();
  }

  @Test
  void purgesOldClaimsButNoUnpublishedAnswer() {
    // Given
    claims.claim(List.of(wish("done", 1), wish("unpublished", 2)));
    answers.finish(answer("done"));
    answers.forget(key("done"));
    answers.finish(answer("unpublished"));

    // When
    claims.purge(NOW);
    boolean keptBefore = isClaimed("done", 1);
    claims.purge(NOW.plusMillis(1));

    // Then
    assertThat(keptBefore).isTrue();
    assertThat(isClaimed("done", 1)).isFalse();
    assertThat(answers.find(key("unpublished"))).isPresent();
  }

  @Test
  void saysThatTheDatabaseIsAwayWithoutRepeatingAnything() {
    // Given
    PGSimpleDataSource nowhere = new PGSimpleDataSource();
    nowhere.setUrl("jdbc:postgresql://127.0.0.1:1/latchkey");
    Claims away = new Claims(nowhere, owner, InstantSource.fixed(NOW));

    // Then
    assertThatThrownBy(() -> away.purge(NOW.minus(Duration.ofDays(9))))
        .isInstanceOf(DatabaseUnavailable.class)
        .hasMessage("PostgreSQL failed with SQLSTATE 08001")
        .hasNoCause();
  }

  private boolean isClaimed(String id, long offset) {
    return claims.claim(List.of(wish(id, offset, UUID.randomUUID()))).equals(List.of(REDELIVERY));
  }

  private final UUID batch = UUID.randomUUID();

  private ClaimRequest wish(String id, long offset) {
    return wish(id, offset, batch);
  }

  private ClaimRequest wish(String id, long offset, UUID inBatch) {
    ClaimFacts facts = facts(offset);
    return new ClaimRequest(key(id), new ClaimFacts(facts.place(), facts.digest(), inBatch));
  }

  private ClaimFacts facts(long offset) {
    return new ClaimFacts(
        new RecordPlace("requests", 7, offset), new BodyDigest("c".repeat(64)), batch);
  }

  private RequestKey key(String id) {
    return new RequestKey(workspace, "agent", id);
  }

  private StoredAnswer answer(String id) {
    return new StoredAnswer(
        key(id),
        Content.of(new byte[] {0, 1, (byte) 0xFF}),
        new CloudEvent(
            "answer " + id,
            "routing-service",
            "type",
            id,
            NOW,
            CloudEvent.JSON,
            Map.of("requestid", "\"quoted\" and ünïcödé"),
            new TraceContext("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "a=b"),
            Content.of("{\"ünïcödé\":\"\\u0000\"}".getBytes(StandardCharsets.UTF_8))));
  }
}
