package dev.latchkey.routing.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.testkit.junit.WithPostgres;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.settings.FallbackCaps;
import dev.latchkey.routing.decision.CapState;
import dev.latchkey.routing.decision.ClaimState;
import dev.latchkey.routing.decision.ClaimVerdict;
import dev.latchkey.routing.decision.RecordPlace;
import dev.latchkey.routing.fixture.TestDatabase;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@WithPostgres
class AnswersTest {

  private static final byte[] WHY = "{\"why\":\"because\"}".getBytes(StandardCharsets.UTF_8);
  private static final RecordPlace PLACE = new RecordPlace("responses", 3, 4);
  private static final List<StoredEvent> EVENTS =
      List.of(
          new StoredEvent(
              "outcomes",
              Content.of("ws".getBytes(StandardCharsets.UTF_8)),
              Instance.event("outcome", "{\"n\":\"ünïcödé\"}")),
          new StoredEvent("audit", null, Instance.event("served", "{}")));

  private final DataSource database = TestDatabase.apart("statements");
  private final WorkspaceId workspace = Instance.anyWorkspace();
  private final Instance instance = Instance.begun(database, workspace);
  private final Answers answers = instance.answers;
  private final Claim claim = instance.claim("a");

  @Test
  void givesBackAnAnswerAndItsEventsAsTheyWere() {
    // When
    boolean finished = answers.finish(Instance.answer(claim), EVENTS, false, WHY);

    // Then
    assertThat(finished).isTrue();
    assertThat(answers.find(claim)).contains(new RecordedAnswer(Instance.answer(claim), EVENTS));
  }

  @Test
  void givesBackAnAnswerThatGoesNowhereElse() {
    // Given
    StoredAnswer bare =
        new StoredAnswer(claim, null, Instance.event("answer", "{}"), List.of(), null);

    // When
    answers.finish(bare, List.of(), false, null);

    // Then
    assertThat(answers.find(claim)).contains(new RecordedAnswer(bare, List.of()));
  }

  @Test
  void recordsTheSameAnswerAgainWhenItsAcknowledgementWasLost() {
    // Given
    answers.finish(Instance.answer(claim), EVENTS, false, WHY);

    // When
    boolean finished = answers.finish(Instance.answer(claim), EVENTS, false, WHY);

    // Then
    assertThat(finished).isTrue();
  }

  @Test
  void recordsNoSecondAnswer() {
    // Given
    answers.finish(Instance.answer(claim), EVENTS, false, WHY);

    // When
    boolean finished = answers.finish(Instance.answer(claim, "other"), List.of(), false, null);

    // Then
    assertThat(finished).isFalse();
    assertThat(answers.find(claim)).contains(new RecordedAnswer(Instance.answer(claim), EVENTS));
  }

  @Test
  void replacesAnAnswerThatCannotBePublishedAndKeepsItsEvents() {
    // Given
    StoredAnswer shorter = Instance.answer(claim, "too large");

    // Then
    assertThat(answers.replace(shorter)).isFalse();

    // When
    answers.finish(Instance.answer(claim), EVENTS, false, WHY);
    boolean replaced = answers.replace(shorter);

    // Then
    assertThat(replaced).isTrue();
    assertThat(answers.find(claim)).contains(new RecordedAnswer(shorter, EVENTS));
  }

  @Test
  void forgetsContentAndEventsOnceTheyArePublished() throws SQLException {
    // Given
    answers.finish(Instance.answer(claim), EVENTS, false, WHY);

    // When
    boolean forgotten = answers.forget(claim, PLACE);

    // Then
    assertThat(forgotten).isTrue();
    assertThat(answers.find(claim)).isEmpty();
    assertThat(
            Sql.text(
                database,
                "select num_nonnulls(answer_key, answer_headers, answer_body, answer_reply,"
                    + " answer_events) from request_claim where workspace = ?",
                workspace.value()))
        .isEqualTo("0");
  }

  @Test
  void forgetsManyTogether() {
    // Given
    Claim other = instance.claim("b");
    Claim unfinished = instance.claim("c");
    instance.finish(claim);
    instance.finish(other);

    // When
    int forgotten =
        answers.forgetAll(
            List.of(
                new PublishedAnswer(claim, PLACE),
                new PublishedAnswer(other, null),
                new PublishedAnswer(unfinished, PLACE)));

    // Then
    assertThat(forgotten).isEqualTo(2);
    assertThat(answers.find(claim)).isEmpty();
    assertThat(duplicateOf("a"))
        .isEqualTo(new ClaimVerdict.Duplicate(true, ClaimState.PUBLISHED, PLACE));
    assertThat(duplicateOf("b"))
        .isEqualTo(new ClaimVerdict.Duplicate(true, ClaimState.PUBLISHED, null));
    assertThat(duplicateOf("c"))
        .isEqualTo(new ClaimVerdict.Duplicate(true, ClaimState.STARTED, null));
  }

  @Test
  void forgetsNothingOfAnotherOwner() {
    // Given
    instance.finish(claim);

    // When
    int forgotten =
        answers.forgetAll(
            List.of(new PublishedAnswer(new Claim(claim.request(), "somebody else"), PLACE)));

    // Then
    assertThat(forgotten).isZero();
    assertThat(answers.find(claim)).isPresent();
  }

  private ClaimVerdict duplicateOf(String id) {
    return instance.verdicts(List.of(instance.wish(id, 99, UUID.randomUUID()))).getFirst();
  }

  @Test
  void keepsWhyAndWhereUntilTheRowIsPurged() throws SQLException {
    // Given
    answers.finish(Instance.answer(claim), EVENTS, false, WHY);
    answers.forget(claim, PLACE);

    // Then
    assertThat(answers.findExplanation(claim.request()))
        .hasValueSatisfying(
            found -> {
              assertThat(found.state()).isEqualTo(ClaimState.PUBLISHED);
              assertThat(found.attempts()).isEqualTo(1);
              assertThat(found.explanation()).isEqualTo(Content.of(WHY));
            });
    assertThat(
            Sql.text(
                database,
                "select answer_topic || answer_partition || '/' || answer_offset"
                    + " from request_claim where workspace = ?",
                workspace.value()))
        .isEqualTo("responses3/4");

    // When
    instance.claims.purge(Instance.NOW.plusMillis(1));

    // Then
    assertThat(answers.findExplanation(claim.request())).isEmpty();
  }

  @Test
  void explainsNothingBeforeTheAnswer() {
    // Then
    assertThat(answers.findExplanation(claim.request()))
        .hasValueSatisfying(
            found -> {
              assertThat(found.state()).isEqualTo(ClaimState.STARTED);
              assertThat(found.explanation()).isNull();
            });
    assertThat(answers.findExplanation(instance.key("unknown"))).isEmpty();
  }

  @Test
  void recordsNothingOnceTheAnswerIsPublished() {
    // Given
    answers.finish(Instance.answer(claim), EVENTS, false, WHY);
    answers.forget(claim, null);

    // Then
    assertThat(answers.finish(Instance.answer(claim), EVENTS, false, WHY)).isFalse();
    assertThat(answers.replace(Instance.answer(claim))).isFalse();
    assertThat(answers.forget(claim, PLACE)).isFalse();
  }

  @Test
  void endsTheRowOfFallbacksWithASuccessOfTheWorkspacesOwn() {
    // Given
    reserve();

    // When
    answers.finish(Instance.answer(claim), List.of(), /* resetStreak= */ true, null);

    // Then
    assertThat(cap()).isEqualTo(CapState.WITHIN);
  }

  @Test
  void endsNoRowOfFallbacksWithAnythingElse() {
    // Given
    reserve();
    Claim lost = new Claim(claim.request(), "another");

    // When
    answers.finish(Instance.answer(lost), List.of(), /* resetStreak= */ true, null);
    answers.finish(Instance.answer(claim), List.of(), /* resetStreak= */ false, null);

    // Then
    assertThat(cap()).isEqualTo(CapState.CONSECUTIVE_REACHED);
  }

  @Test
  void countsAFallbackThatCameAfterTheSuccessAlthoughTheSuccessIsRecordedAgain() {
    // Given
    answers.finish(Instance.answer(claim), List.of(), /* resetStreak= */ true, null);
    reserve();

    // When
    answers.finish(Instance.answer(claim), List.of(), /* resetStreak= */ true, null);

    // Then
    assertThat(cap()).isEqualTo(CapState.CONSECUTIVE_REACHED);
  }

  private static final FallbackCaps ONE_IN_A_ROW = new FallbackCaps(BigDecimal.TEN, 1, 0);
  private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

  private void reserve() {
    new FallbackCapTable(database)
        .reserve(UUID.randomUUID().toString(), workspace, ONE_IN_A_ROW, DAY, BigDecimal.ONE);
  }

  private CapState cap() {
    return new FallbackCapTable(database).peek(workspace, ONE_IN_A_ROW, DAY, BigDecimal.ONE);
  }
}
