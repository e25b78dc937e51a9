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
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceListTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
  private static final Tokens MILLION_OF_EACH =
      new Tokens(1_000_000, 1_000_000, 1_000_000, 1_000_000);
  private static final PriceTable TABLE = new PriceTable(PriceList.rows());

  static Stream<Price> prices() {
    return PriceList.rows().stream().map(PriceRow::price);
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
    BigDecimal cost = priceOf(model, day).cost(MILLION_OF_EACH);

    // Then
    assertThat(cost).as(arithmetic).isEqualByComparingTo(expected);
  }

  /// (90,000 × 0.11 + 1,000 × 0.55 + 10,000 × 0.011) / 1,000,000 up to 100,000 input tokens; five
  /// times that for one more.
  @Test
  void knowsTheLongContextPriceOfHaiku() {
    // Given
    Price price = priceOf("eu.anthropic.claude-haiku-5-5", DAY);

    // When
    BigDecimal usual = price.cost(new Tokens(90_000, 1_000, 10_000, 0));
    BigDecimal dear = price.cost(new Tokens(90_001, 1_000, 10_000, 0));

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
        "apac.anthropic.claude-sonnet-4-6"
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
    assertThat(price.usual().cacheWrite().doubleValue()).isEqualTo(1.25 * input, within(1e-9));
    assertThat(price.usual().output().doubleValue()).isEqualTo(5 * input, within(1e-9));
    assertThat(price.usual().cacheRead()).isLessThan(price.usual().input());
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
      Tokens tokens = new Tokens(input, output, read, bytes - input - read);

      // When
      BigDecimal cost = price.cost(tokens);

      // Then
      assertThat(cost).isLessThanOrEqualTo(price.worstCase(bytes, output));
    }
  }

  private static Price priceOf(String model, LocalDate day) {
    return TABLE.price(ModelReference.parse(model).orThrow(), day).orElseThrow();
  }
}
