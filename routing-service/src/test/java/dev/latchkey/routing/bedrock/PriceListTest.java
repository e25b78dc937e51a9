package dev.latchkey.routing.bedrock;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.routing.price.Price;
import dev.latchkey.routing.price.PriceRow;
import dev.latchkey.routing.price.PriceTable;
import dev.latchkey.routing.price.Tokens;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceListTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
  private static final Tokens MILLION_OF_EACH =
      new Tokens(1_000_000, 1_000_000, 1_000_000, 1_000_000, 0);
  private static final PriceTable TABLE = new PriceTable(PriceList.rows());

  static Stream<Price> prices() {
    return PriceList.rows().stream()
        .filter(row -> row.price().usual().output() != null)
        .map(PriceRow::price);
  }

  /// Each with its arithmetic: input + output + cache read + cache write for a million of each, all
  /// above any threshold.
  @ParameterizedTest(name = "{0} on {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          eu.anthropic.claude-sonnet-4-6        | 2026-11-21 | 3.3 + 16.5 + 0.33 + 4.125    | 24.255
          global.anthropic.claude-sonnet-4-6    | 2026-11-21 | 3 + 15 + 0.3 + 3.75          | 22.05
          anthropic.claude-sonnet-4-6           | 2026-11-21 | 3.3 + 16.5 + 0.33 + 4.125    | 24.255
          us-gov.anthropic.claude-opus-4-8      | 2026-11-21 | 6 + 30 + 0.6 + 7.5           | 44.1
          us.anthropic.claude-opus-4-1-20250805-v1:0 | 2026-11-21 | 15 + 75 + 1.5 + 18.75   | 110.25
          global.anthropic.claude-haiku-5-5     | 2026-11-21 | 0.5 + 2.5 + 0.05 + 0.625     | 3.675
          eu.anthropic.claude-haiku-5-5         | 2026-11-21 | 0.55 + 2.75 + 0.055 + 0.6875 | 4.0425
          eu.anthropic.claude-sonnet-5-5        | 2026-10-06 | 2.2 + 11 + 0.22 + 2.75       | 16.17
          eu.anthropic.claude-sonnet-5-5        | 2026-10-07 | 2.2 + 11 + 0.11 + 2.75       | 16.06
          global.anthropic.claude-sonnet-5-5    | 2026-10-06 | 2 + 10 + 0.2 + 2.5           | 14.7
          global.anthropic.claude-sonnet-5-5    | 2026-10-07 | 2 + 10 + 0.1 + 2.5           | 14.6
          us-gov.anthropic.claude-sonnet-5-5    | 2026-10-06 | 2.4 + 12 + 0.24 + 3          | 17.64
          global.anthropic.claude-fable-5-1     | 2026-11-21 | 10 + 50 + 0.25 + 12.5        | 72.75
          """)
  void knowsWhatBedrockCharges(
      String model, LocalDate day, String arithmetic, BigDecimal expected) {
    // When
    BigDecimal cost = priceOf(model, day).cost(MILLION_OF_EACH).orElseThrow();

    // Then
    assertThat(cost).as(arithmetic).isEqualByComparingTo(expected);
  }

  /// Hand-worked for each geography, with the arithmetic in millionths of a dollar: input + output
  /// + cache read + cache write for five minutes + cache write for an hour.
  @ParameterizedTest(name = "{0} on {1}: {7}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          global.anthropic.claude-sonnet-5 | 2026-11-21 | 1000 | 500 | 2000 | 300 | 100 | 1000×2 + 500×10 + 2000×0.2 + 300×2.5 + 100×4 = 2000 + 5000 + 400 + 750 + 400 | 0.00855
          us.anthropic.claude-haiku-4-5-20251001-v1:0 | 2026-11-21 | 1000 | 500 | 2000 | 300 | 100 | 1000×1.1 + 500×5.5 + 2000×0.11 + 300×1.375 + 100×2.2 = 1100 + 2750 + 220 + 412.5 + 220 | 0.0047025
          eu.anthropic.claude-opus-4-8 | 2026-11-21 | 1000 | 500 | 2000 | 300 | 100 | 1000×5.5 + 500×27.5 + 2000×0.55 + 300×6.875 + 100×11 = 5500 + 13750 + 1100 + 2062.5 + 1100 | 0.0235125
          jp.anthropic.claude-sonnet-4-6 | 2026-11-21 | 1000 | 500 | 2000 | 300 | 100 | 1000×3.3 + 500×16.5 + 2000×0.33 + 300×4.125 + 100×6.6 = 3300 + 8250 + 660 + 1237.5 + 660 | 0.0141075
          au.anthropic.claude-opus-4-6-v1 | 2026-11-21 | 1000 | 500 | 2000 | 300 | 100 | 1000×5.5 + 500×27.5 + 2000×0.55 + 300×6.875 + 100×11 = 5500 + 13750 + 1100 + 2062.5 + 1100 | 0.0235125
          in.anthropic.claude-sonnet-5 | 2026-11-21 | 1000 | 500 | 2000 | 300 | 100 | 1000×2.2 + 500×11 + 2000×0.22 + 300×2.75 + 100×4.4 = 2200 + 5500 + 440 + 825 + 440 | 0.009405
          apac.anthropic.claude-sonnet-5 | 2026-11-21 | 1000 | 500 | 2000 | 300 | 100 | 1000×2.2 + 500×11 + 2000×0.22 + 300×2.75 + 100×4.4 = 2200 + 5500 + 440 + 825 + 440 | 0.009405
          apac.anthropic.claude-sonnet-4-20250514-v1:0 | 2026-11-21 | 1000 | 500 | 2000 | 300 | 0 | 1000×3 + 500×15 + 2000×0.3 + 300×3.75 = 3000 + 7500 + 600 + 1125 | 0.012225
          us-gov.anthropic.claude-sonnet-5 | 2026-11-21 | 1000 | 500 | 2000 | 300 | 100 | 1000×2.4 + 500×12 + 2000×0.24 + 300×3 + 100×4.8 = 2400 + 6000 + 480 + 900 + 480 | 0.01026
          anthropic.claude-opus-5-5 | 2026-11-21 | 1000 | 500 | 2000 | 300 | 100 | 1000×4.4 + 500×22 + 2000×0.22 + 300×5.5 + 100×8.8 = 4400 + 11000 + 440 + 1650 + 880 | 0.01837
          jp.anthropic.claude-sonnet-5-5 | 2026-10-06 | 1000 | 500 | 2000 | 300 | 100 | 1000×2.2 + 500×11 + 2000×0.22 + 300×2.75 + 100×4.4 = 2200 + 5500 + 440 + 825 + 440 | 0.009405
          jp.anthropic.claude-sonnet-5-5 | 2026-10-07 | 1000 | 500 | 2000 | 300 | 100 | 1000×2.2 + 500×11 + 2000×0.11 + 300×2.75 + 100×4.4 = 2200 + 5500 + 220 + 825 + 440 | 0.009185
          au.anthropic.claude-haiku-5-5 | 2026-11-21 | 1000 | 500 | 2000 | 300 | 100 | 1000×0.11 + 500×0.55 + 2000×0.011 + 300×0.1375 + 100×0.22 = 110 + 275 + 22 + 41.25 + 22 | 0.00047025
          au.anthropic.claude-haiku-5-5 | 2026-11-21 | 100000 | 500 | 2000 | 300 | 100 | five times as much: 100000×0.55 + 500×2.75 + 2000×0.055 + 300×0.6875 + 100×1.1 = 55000 + 1375 + 110 + 206.25 + 110 | 0.05680125
          jp.anthropic.claude-sonnet-4-5-20250929-v1:0 | 2026-11-21 | 200000 | 500 | 2000 | 300 | 100 | 200000×6.6 + 500×24.75 + 2000×0.66 + 300×8.25 + 100×13.2 = 1320000 + 12375 + 1320 + 2475 + 1320 | 1.33749
          apac.anthropic.claude-sonnet-4-20250514-v1:0 | 2026-11-21 | 200000 | 500 | 2000 | 300 | 0 | 200000×6 + 500×22.5 + 2000×0.6 + 300×7.5 = 1200000 + 11250 + 1200 + 2250 | 1.2147
          amazon.titan-embed-text-v2:0 | 2026-11-21 | 1000 | 0 | 0 | 0 | 0 | 1000×0.02 | 0.00002
          us.cohere.embed-v4:0 | 2026-11-21 | 1000 | 0 | 0 | 0 | 0 | 1000×0.12 | 0.00012
          """)
  void knowsWhatEachKindOfTokenCostsInEachGeography(
      String model,
      LocalDate day,
      long input,
      long output,
      long read,
      long write,
      long hour,
      String arithmetic,
      BigDecimal expected) {
    // When
    Optional<BigDecimal> cost =
        priceOf(model, day).cost(new Tokens(input, output, read, write, hour));

    // Then
    assertThat(cost.orElseThrow()).as(arithmetic).isEqualByComparingTo(expected);
  }

  @Test
  void knowsNoCostOfAnHourInTheCacheWhereThatIsNotOffered() {
    // When
    Optional<BigDecimal> cost =
        priceOf("us.anthropic.claude-opus-4-1-20250805-v1:0", DAY).cost(new Tokens(1, 1, 1, 1, 1));

    // Then
    assertThat(cost).isEmpty();
  }

  /// (90,000 × 0.11 + 1,000 × 0.55 + 10,000 × 0.011) / 1,000,000 up to 100,000 input tokens; five
  /// times that for one more.
  @Test
  void knowsTheLongContextPriceOfHaiku() {
    // Given
    Price price = priceOf("eu.anthropic.claude-haiku-5-5", DAY);

    // When
    BigDecimal usual = price.cost(new Tokens(90_000, 1_000, 10_000, 0, 0)).orElseThrow();
    BigDecimal dear = price.cost(new Tokens(90_001, 1_000, 10_000, 0, 0)).orElseThrow();

    // Then
    assertThat(usual).isEqualByComparingTo("0.01056");
    assertThat(dear).isEqualByComparingTo("0.05280055");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anthropic.claude-unheard-of",
        "eu.anthropic.claude-sonnet-4",
        "eu.anthropic.claude-fable-5-1",
        "apac.anthropic.claude-sonnet-4-6",
        "eu.cohere.embed-v4:0",
        "amazon.titan-embed-image-v1",
        "amazon.nova-2-multimodal-embeddings-v1:0"
      })
  void doesNotGuess(String model) {
    // When
    var price = TABLE.price(ModelReference.parse(model).orThrow(), DAY);

    // Then
    assertThat(price).isEmpty();
  }

  @Test
  void listsNoModelTwiceOnADay() {
    // When
    List<List<PriceRow>> together =
        List.copyOf(
            PriceList.rows().stream()
                .collect(groupingBy(row -> row.model().text() + row.from()))
                .values());

    // Then
    assertThat(together).hasSizeGreaterThan(90).allMatch(rows -> rows.size() == 1);
  }

  /// What AWS says of its own price list: a cache write costs a quarter more than input, for an
  /// hour twice as much.
  @ParameterizedTest
  @MethodSource("prices")
  void keepsTheProportionsOfThePriceList(Price price) {
    // Given
    double input = price.usual().input().doubleValue();

    // Then
    assertThat(amount(price.usual().cacheWrite())).isEqualTo(1.25 * input, within(1e-9));
    assertThat(amount(price.usual().output())).isEqualTo(5 * input, within(1e-9));
    assertThat(price.usual().cacheRead()).isLessThan(price.usual().input());
    if (price.usual().cacheWriteHour() != null) {
      assertThat(amount(price.usual().cacheWriteHour())).isEqualTo(2 * input, within(1e-9));
    }
  }

  @ParameterizedTest
  @MethodSource("prices")
  void noCallOfTextCostsMoreThanItsWorstCase(Price price) {
    // Given
    Random random = new Random(4);

    for (int i = 0; i < 50; i++) {
      long bytes = random.nextLong(1, 400_000);
      long input = random.nextLong(bytes);
      long read = random.nextLong(bytes - input);
      long output = random.nextLong(64_000);
      Tokens tokens = new Tokens(input, output, read, bytes - input - read, 0);

      // When
      BigDecimal cost = price.cost(tokens).orElseThrow();

      // Then
      assertThat(cost).isLessThanOrEqualTo(price.worstCase(bytes, output));
    }
  }

  private static double amount(@Nullable BigDecimal rate) {
    return Objects.requireNonNull(rate).doubleValue();
  }

  private static Price priceOf(String model, LocalDate day) {
    return TABLE.price(ModelReference.parse(model).orThrow(), day).orElseThrow();
  }
}
