package dev.latchkey.routing.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FairShareRuleTest {

  private static final FairShareRule RULE =
      new FairShareRule(new Load(192, 1_000), new Load(64, 400));

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      textBlock =
          """
          own requests, own bytes, all requests, all bytes, admitted, because
          0,            0,         0,            0,         true,     'nothing is in flight'
          63,           0,         63,           0,         true,     'it is below the most'
          64,           0,         64,           0,         false,    'it has the most'
          30,           0,         161,          0,         true,     'more is free than it has'
          31,           0,         161,          0,         false,    'it has what is free'
          7,            0,         192,          0,         true,     'an eighth is its own'
          8,            0,         192,          0,         false,    'the eighth is used'
          7,            0,         255,          0,         true,     'an eighth is its own, even late'
          1,            399,       1,            399,       true,     'its bytes are below the most'
          1,            400,       1,            400,       false,    'its bytes are the most'
          1,            299,       5,            700,       true,     'more bytes are free'
          1,            300,       5,            700,       false,    'it has the bytes that are free'
          1,            49,        5,            1000,      true,     'an eighth of the bytes is its own'
          1,            50,        5,            1000,      false,    'the eighth of the bytes is used'
          0,            0,         192,          9999,      true,     'whoever has nothing is admitted'
          """)
  void givesAWorkspaceItsShare(
      long ownRequests,
      long ownBytes,
      long allRequests,
      long allBytes,
      boolean admitted,
      String because) {
    assertThat(RULE.admits(new Load(ownRequests, ownBytes), new Load(allRequests, allBytes)))
        .as(because)
        .isEqualTo(admitted);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "8,1", "9,2"})
  void guaranteesAnEighthRoundedUp(long most, long guaranteed) {
    // Given
    FairShareRule rule = new FairShareRule(new Load(0, 100), new Load(most, 100));

    // Then
    assertThat(rule.admits(new Load(guaranteed - 1, 0), Load.NONE)).isTrue();
    assertThat(rule.admits(new Load(guaranteed, 0), Load.NONE)).isFalse();
  }

  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void leavesANewcomerAsMuchAsAnyOneWorkspaceTook(long seed) {
    // Given
    Random random = new Random(seed);
    FairShareRule rule =
        new FairShareRule(
            new Load(8 + random.nextInt(500), Long.MAX_VALUE),
            new Load(1 + random.nextInt(500), Long.MAX_VALUE));

    // When
    long one = fill(rule, 0);
    long two = fill(rule, one);

    // Then
    long guaranteed = Math.ceilDiv(rule.most().requests(), 8);
    assertThat(one).isLessThanOrEqualTo(Math.max(guaranteed, (rule.room().requests() + 1) / 2));
    assertThat(two)
        .isBetween(
            guaranteed,
            Math.max(guaranteed, Math.min(one, (rule.room().requests() - one + 1) / 2)));
  }

  /// How many a workspace gets that takes what it can.
  private static long fill(FairShareRule rule, long others) {
    long own = 0;
    while (rule.admits(new Load(own, 0), new Load(own + others, 0))) {
      own++;
    }
    return own;
  }
}
