package dev.latchkey.routing.price;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Prices in US dollars for a million tokens. What a model does not offer, or nobody knows the
/// price of, is null.
///
/// @param input read for the first time
/// @param output generated; null for models that only read, such as those of embeddings
/// @param cacheRead read from the prompt cache
/// @param cacheWrite written to the prompt cache for five minutes
/// @param cacheWriteHour written to the prompt cache for an hour
public record Rates(
    BigDecimal input,
    @Nullable BigDecimal output,
    @Nullable BigDecimal cacheRead,
    @Nullable BigDecimal cacheWrite,
    @Nullable BigDecimal cacheWriteHour) {

  private static final int MILLION_EXPONENT = 6;

  public Rates {
    Objects.requireNonNull(input, "input");
  }

  /// What the tokens cost; empty when some of them are of a kind without a price.
  Optional<BigDecimal> cost(Tokens tokens) {
    return charge(input, tokens.input())
        .flatMap(sum -> charge(output, tokens.output()).map(sum::add))
        .flatMap(sum -> charge(cacheRead, tokens.cacheRead()).map(sum::add))
        .flatMap(sum -> charge(cacheWrite, tokens.cacheWrite()).map(sum::add))
        .flatMap(sum -> charge(cacheWriteHour, tokens.cacheWriteHour()).map(sum::add))
        .map(Rates::perMillion);
  }

  /// What so many tokens cost when each that goes in has the dearest price there is.
  BigDecimal most(long inputTokens, long outputTokens) {
    return perMillion(
        dearestInput()
            .multiply(BigDecimal.valueOf(inputTokens))
            .add(orNothing(output).multiply(BigDecimal.valueOf(outputTokens))));
  }

  private BigDecimal dearestInput() {
    return Stream.of(cacheRead, cacheWrite, cacheWriteHour)
        .map(Rates::orNothing)
        .reduce(input, BigDecimal::max);
  }

  private static Optional<BigDecimal> charge(@Nullable BigDecimal rate, long tokens) {
    return tokens == 0
        ? Optional.of(BigDecimal.ZERO)
        : Optional.ofNullable(rate).map(each -> each.multiply(BigDecimal.valueOf(tokens)));
  }

  private static BigDecimal orNothing(@Nullable BigDecimal rate) {
    return rate == null ? BigDecimal.ZERO : rate;
  }

  private static BigDecimal perMillion(BigDecimal amount) {
    return amount.movePointLeft(MILLION_EXPONENT);
  }
}
