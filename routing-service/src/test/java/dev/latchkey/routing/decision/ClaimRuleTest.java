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
  private static final ClaimFacts STANDING = new ClaimFacts(at(3, 7), BODY, BATCH);

  static Stream<Arguments> table() {
    return Stream.of(
        argumentSet(
            "the acknowledgement of our claim was lost",
            new ClaimFacts(at(3, 7), BODY, BATCH),
            new ClaimVerdict.Ours()),
        argumentSet(
            "the same record in a later batch",
            new ClaimFacts(at(3, 7), BODY, OTHER_BATCH),
            new ClaimVerdict.Redelivery()),
        argumentSet(
            "another record of the same batch",
            new ClaimFacts(at(3, 8), BODY, BATCH),
            new ClaimVerdict.Duplicate()),
        argumentSet(
            "another record with the same body",
            new ClaimFacts(at(3, 8), BODY, OTHER_BATCH),
            new ClaimVerdict.Duplicate()),
        argumentSet(
            "the same offset of another partition",
            new ClaimFacts(at(4, 7), BODY, OTHER_BATCH),
            new ClaimVerdict.Duplicate()),
        argumentSet(
            "the same offset after the topic was made anew",
            new ClaimFacts(at(3, 7), OTHER_BODY, OTHER_BATCH),
            new ClaimVerdict.Duplicate()));
  }

  @ParameterizedTest
  @MethodSource("table")
  void tellsRedeliveriesFromDuplicates(ClaimFacts arrived, ClaimVerdict expected) {
    // When
    ClaimVerdict verdict = ClaimRule.verdict(arrived, STANDING);

    // Then
    assertThat(verdict).isEqualTo(expected);
  }

  private static RecordPlace at(int partition, long offset) {
    return new RecordPlace("requests", partition, offset);
  }
}
