package dev.latchkey.routing.price;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.identifiers.ModelReference;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceTableTest {

  private static final LocalDate DAY = LocalDate.of(2026, 10, 7);

  /// The newer of two rows stands first: their order says nothing.
  private static final PriceTable TABLE =
      new PriceTable(
          List.of(
              row("eu.anthropic.claude-a", "2026-10-07", 2),
              row("eu.anthropic.claude-a", "2026-09-28", 1),
              row("eu.anthropic.claude-a", "2027-01-01", 3),
              row("global.anthropic.claude-a", "2026-01-01", 4),
              row("anthropic.claude-a", "2026-01-01", 5)));

  @ParameterizedTest
  @CsvSource({
    "2026-09-28, 1",
    "2026-10-06, 1",
    "2026-10-07, 2",
    "2026-12-31, 2",
    "2027-01-01, 3",
    "2030-01-01, 3"
  })
  void aPriceHoldsFromItsDayUntilTheNextOne(LocalDate day, int expected) {
    // When
    Optional<Price> price = TABLE.price(model("eu.anthropic.claude-a"), day);

    // Then
    assertThat(price).contains(costing(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "eu.anthropic.claude-a, 2",
    "global.anthropic.claude-a, 4",
    "anthropic.claude-a, 5",
    "arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude-a, 5",
    "arn:aws:bedrock:eu-west-1:111111111111:inference-profile/eu.anthropic.claude-a, 2"
  })
  void everyGeographyHasItsOwnPrice(String model, int expected) {
    // When
    Optional<Price> price = TABLE.price(model(model), DAY);

    // Then
    assertThat(price).contains(costing(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "us.anthropic.claude-a",
        "eu.anthropic.claude-a-2",
        "anthropic.claude",
        "eu.anthropic.claude-a-v1:0",
        "arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude-b",
        "arn:aws:bedrock:eu-west-1:111111111111:application-inference-profile/claude-a",
        "arn:aws:bedrock:eu-west-1:111111111111:provisioned-model/claude-a"
      })
  void whatIsNotListedHasNoPrice(String model) {
    // When
    Optional<Price> price = TABLE.price(model(model), DAY);

    // Then
    assertThat(price).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-09-27", "2000-01-01"})
  void beforeTheFirstRowThereIsNoPrice(LocalDate day) {
    // When
    Optional<Price> price = TABLE.price(model("eu.anthropic.claude-a"), day);

    // Then
    assertThat(price).isEmpty();
  }

  private static PriceRow row(String model, String from, int price) {
    return new PriceRow(model(model), LocalDate.parse(from), costing(price));
  }

  private static Price costing(int amount) {
    BigDecimal each = BigDecimal.valueOf(amount);
    return new Price(new Rates(each, each, each, each, null), null);
  }

  private static ModelReference model(String text) {
    return ModelReference.parse(text).orThrow();
  }
}
