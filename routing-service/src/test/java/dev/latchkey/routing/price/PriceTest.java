package dev.latchkey.routing.price;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Hand-worked rows: the arithmetic stands beside each.
class PriceTest {

  private static final Rates SONNET = rates("3.3", "16.5", "0.33", "4.125", "6.6");
  private static final Rates HAIKU = rates("0.1", "0.5", "0.01", "0.125", "0.2");
  private static final Rates HAIKU_LONG = rates("0.5", "2.5", "0.05", "0.625", "1");
  private static final Price WITHOUT_TIERS = new Price(SONNET, null);
  private static final Price WITH_TIERS = new Price(HAIKU, new LongContext(100_000, HAIKU_LONG));

  @ParameterizedTest(name = "{5}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0       | 0    | 0    | 0   | 0   | nothing costs nothing                              | 0
          1000000 | 0    | 0    | 0   | 0   | 1,000,000 × 3.30 / 1,000,000                       | 3.3
          0       | 1000 | 0    | 0   | 0   | 1,000 × 16.50 / 1,000,000                          | 0.0165
          0       | 0    | 2000 | 0   | 0   | 2,000 × 0.33 / 1,000,000                           | 0.00066
          0       | 0    | 0    | 300 | 0   | 300 × 4.125 / 1,000,000                            | 0.0012375
          0       | 0    | 0    | 0   | 300 | 300 × 6.60 / 1,000,000                             | 0.00198
          1000    | 500  | 2000 | 300 | 100 | (3,300 + 8,250 + 660 + 1,237.5 + 660) / 1,000,000  | 0.0141075
          7       | 0    | 0    | 0   | 0   | 7 × 3.30 / 1,000,000, not rounded                  | 0.0000231
          """)
  void countsEveryKindOfTokenAtItsOwnPrice(
      long input,
      long output,
      long read,
      long write,
      long hour,
      String arithmetic,
      BigDecimal expected) {
    // When
    Optional<BigDecimal> cost = WITHOUT_TIERS.cost(new Tokens(input, output, read, write, hour));

    // Then
    assertThat(cost.orElseThrow()).as(arithmetic).isEqualByComparingTo(expected);
  }

  @ParameterizedTest(name = "{0} {1} {2} {3} {4}: {5}")
  @CsvSource({
    "1, 0, 0, 0, 0, true",
    "1, 1, 0, 0, 0, false",
    "1, 0, 1, 0, 0, false",
    "1, 0, 0, 1, 0, false",
    "1, 0, 0, 0, 1, false"
  })
  void knowsNoCostWhereATokenHasNoPrice(
      long input, long output, long read, long write, long hour, boolean known) {
    // Given
    Price inputOnly = new Price(new Rates(BigDecimal.ONE, null, null, null, null), null);

    // When
    Optional<BigDecimal> cost = inputOnly.cost(new Tokens(input, output, read, write, hour));

    // Then
    assertThat(cost.isPresent()).isEqualTo(known);
  }

  @ParameterizedTest(name = "{5}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          90000  | 1000 | 10000 | 0 | 0      | at the threshold: (9,000 + 500 + 100) / 1,000,000           | 0.0096
          90001  | 1000 | 10000 | 0 | 0      | one above: (45,000.5 + 2,500 + 500) / 1,000,000             | 0.0480005
          0      | 0    | 0     | 100001 | 0 | cache writes count: 100,001 × 0.625 / 1,000,000          | 0.062500625
          0      | 0    | 0     | 0 | 100001 | and those for an hour: 100,001 × 1 / 1,000,000           | 0.100001
          0      | 0    | 100001 | 0 | 0    | cache reads count: 100,001 × 0.05 / 1,000,000               | 0.00500005
          100001 | 0    | 0     | 0 | 0      | input counts: 100,001 × 0.5 / 1,000,000                     | 0.0500005
          1      | 999999 | 0   | 0 | 0      | output does not: (0.1 + 499,999.5) / 1,000,000              | 0.4999996
          """)
  void pricesTheWholeCallByItsTotalInput(
      long input,
      long output,
      long read,
      long write,
      long hour,
      String arithmetic,
      BigDecimal expected) {
    // When
    Optional<BigDecimal> cost = WITH_TIERS.cost(new Tokens(input, output, read, write, hour));

    // Then
    assertThat(cost.orElseThrow()).as(arithmetic).isEqualByComparingTo(expected);
  }

  /// 4,096 tokens are allowed for what Bedrock adds.
  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0     | 0    | 4,096 × 0.2 / 1,000,000                                | 0.0008192
          95904 | 0    | at the threshold: 100,000 × 0.2 / 1,000,000            | 0.02
          95905 | 0    | one above: 100,001 × 1 / 1,000,000                     | 0.100001
          904   | 1000 | (5,000 × 0.2 + 1,000 × 0.5) / 1,000,000                | 0.0015
          """)
  void theWorstCaseIsEveryByteWrittenToTheCacheForAnHour(
      long bytes, long output, String arithmetic, BigDecimal expected) {
    // When
    BigDecimal worst = WITH_TIERS.worstCase(bytes, output);

    // Then
    assertThat(worst).as(arithmetic).isEqualByComparingTo(expected);
  }

  @ParameterizedTest(name = "{0} {1} {2} {3}: {4}")
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          9, 1, 1, 1, 9
          1, 9, 1, 1, 9
          1, 1, 9, 1, 9
          1, 1, 1, 9, 9
          2, 1, 1, -, 2
          1, 2, 1, -, 2
          1, 1, 2, -, 2
          3, -, -, -, 3
          """)
  void theWorstCaseTakesTheDearestWayIn(
      String input,
      @Nullable String read,
      @Nullable String write,
      @Nullable String writeHour,
      BigDecimal dearest) {
    // Given
    Price price =
        new Price(
            new Rates(amount(input), null, orNull(read), orNull(write), orNull(writeHour)), null);

    // When
    BigDecimal worst = price.worstCase(1_000_000 - 4_096, 0);

    // Then
    assertThat(worst).isEqualByComparingTo(dearest);
  }

  @Test
  void doesNotRoundAndKeepsItsPlaces() {
    // When
    Optional<BigDecimal> cost = WITHOUT_TIERS.cost(new Tokens(1, 1, 1, 1, 1));

    // Then
    assertThat(cost).contains(new BigDecimal("0.000030855"));
  }

  private static Rates rates(
      String input, String output, String read, String write, String writeHour) {
    return new Rates(amount(input), amount(output), amount(read), amount(write), amount(writeHour));
  }

  private static BigDecimal amount(String text) {
    return new BigDecimal(text);
  }

  private static @Nullable BigDecimal orNull(@Nullable String text) {
    return text == null ? null : amount(text);
  }
}
