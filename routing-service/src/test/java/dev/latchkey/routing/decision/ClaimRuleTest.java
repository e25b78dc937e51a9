package dev.latchkey.routing.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClaimRuleTest {

  private static final UUID BATCH = new UUID(0, 1);
  private static final UUID OTHER_BATCH = new UUID(0, 2);
  private static final BodyDigest BODY = new BodyDigest("a".repeat(64));
  private static final BodyDigest OTHER_BODY = new BodyDigest("b".repeat(64));
  private static final ClaimFacts FIRST = new ClaimFacts(at(3, 7), BODY, BATCH);
  private static final RecordPlace ANSWER = new RecordPlace("responses", 1, 2);
  private static final StandingClaim STARTED =
      new StandingClaim(FIRST, "me", ClaimState.STARTED, null);
  private static final StandingClaim ADOPTED =
      new StandingClaim(FIRST, "another", ClaimState.STARTED, null);
  private static final StandingClaim RECORDED =
      new StandingClaim(FIRST, "me", ClaimState.FINAL, null);
  private static final StandingClaim PUBLISHED =
      new StandingClaim(FIRST, "another", ClaimState.PUBLISHED, ANSWER);

  static Stream<Arguments> table() {
    return Stream.of(
        argumentSet(
            "the acknowledgement of our claim was lost", FIRST, STARTED, new ClaimVerdict.Ours()),
        argumentSet(
            "it was lost, and another owner has taken the request over",
            FIRST,
            ADOPTED,
            new ClaimVerdict.Redelivery()),
        argumentSet(
            "our claim has its answer already", FIRST, RECORDED, new ClaimVerdict.Redelivery()),
        argumentSet(
            "the same record in a later batch",
            new ClaimFacts(at(3, 7), BODY, OTHER_BATCH),
            STARTED,
            new ClaimVerdict.Redelivery()),
        argumentSet(
            "the same record after the answer",
            new ClaimFacts(at(3, 7), BODY, OTHER_BATCH),
            PUBLISHED,
            new ClaimVerdict.Redelivery()),
        argumentSet(
            "another record of the same batch",
            new ClaimFacts(at(3, 8), BODY, BATCH),
            STARTED,
            duplicate(true, ClaimState.STARTED)),
        argumentSet(
            "another record with the same body",
            new ClaimFacts(at(3, 8), BODY, OTHER_BATCH),
            RECORDED,
            duplicate(true, ClaimState.FINAL)),
        argumentSet(
            "another record with another body",
            new ClaimFacts(at(3, 8), OTHER_BODY, OTHER_BATCH),
            STARTED,
            duplicate(false, ClaimState.STARTED)),
        argumentSet(
            "another record after the answer",
            new ClaimFacts(at(3, 8), BODY, OTHER_BATCH),
            PUBLISHED,
            new ClaimVerdict.Duplicate(true, ClaimState.PUBLISHED, ANSWER)),
        argumentSet(
            "the same offset of another partition",
            new ClaimFacts(at(4, 7), BODY, OTHER_BATCH),
            STARTED,
            duplicate(true, ClaimState.STARTED)),
        argumentSet(
            "the same offset after the topic was made anew",
            new ClaimFacts(at(3, 7), OTHER_BODY, OTHER_BATCH),
            STARTED,
            duplicate(false, ClaimState.STARTED)));
  }

  @ParameterizedTest
  @MethodSource("table")
  void tellsRedeliveriesFromDuplicates(
      ClaimFacts arrived, StandingClaim standing, ClaimVerdict expected) {
    // When
    ClaimVerdict verdict = ClaimRule.verdict(arrived, "me", ClaimState.STARTED, standing);

    // Then
    assertThat(verdict).isEqualTo(expected);
  }

  static Stream<Arguments> answeredAtOnce() {
    return Stream.of(
        argumentSet("the acknowledgement was lost", RECORDED, new ClaimVerdict.Ours()),
        argumentSet("it was published", PUBLISHED, new ClaimVerdict.Redelivery()),
        argumentSet("the claim has no answer", STARTED, new ClaimVerdict.Redelivery()));
  }

  @ParameterizedTest
  @MethodSource("answeredAtOnce")
  void goesOnWithAClaimThatCameWithItsAnswer(StandingClaim standing, ClaimVerdict expected) {
    // When
    ClaimVerdict verdict = ClaimRule.verdict(FIRST, "me", ClaimState.FINAL, standing);

    // Then
    assertThat(verdict).isEqualTo(expected);
  }

  private static ClaimVerdict duplicate(boolean sameBody, ClaimState state) {
    return new ClaimVerdict.Duplicate(sameBody, state, null);
  }

  private static RecordPlace at(int partition, long offset) {
    return new RecordPlace("requests", partition, offset);
  }
}
