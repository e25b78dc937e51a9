package dev.latchkey.routing.price;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Prices in US dollars for a million tokens.
///
/// @param input read for the first time
/// @param output generated
/// @param cacheRead read from the prompt cache
/// @param cacheWrite written to the prompt cache for five minutes
/// @param cacheWriteHour written to the prompt cache for an hour; null where that is not offered
public record Rates(
    BigDecimal input,
    BigDecimal output,
    BigDecimal cacheRead,
    BigDecimal cacheWrite,
    @Nullable BigDecimal cacheWriteHour) {

  private static final int MILLION_EXPONENT = 6;

  public Rates {
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(output, "output");
    Objects.requireNonNull(cacheRead, "cacheRead");
    Objects.requireNonNull(cacheWrite, "cacheWrite");
  }

  /// Bedrock does not say for how long something was written to the cache; it counts as five
  /// minutes, which is what a request gets that asks for nothing else.
  BigDecimal cost(Tokens tokens) {
    return perMillion(
        input
            .multiply(BigDecimal.valueOf(tokens.input()))
            .add(output.multiply(BigDecimal.valueOf(tokens.output())))
            .add(cacheRead.multiply(BigDecimal.valueOf(tokens.cacheRead())))
            .add(cacheWrite.multiply(BigDecimal.valueOf(tokens.cacheWrite()))));
  }

  /// What so many tokens cost when each that goes in has the dearest price there is.
  BigDecimal most(long inputTokens, long outputTokens) {
    return perMillion(
        dearestInput()
            .multiply(BigDecimal.valueOf(inputTokens))
            .add(output.multiply(BigDecimal.valueOf(outputTokens))));
  }

  private BigDecimal dearestInput() {
    return Stream.of(input, cacheRead, cacheWrite, cacheWriteHour == null ? input : cacheWriteHour)
        .reduce(input, BigDecimal::max);
  }

  private static BigDecimal perMillion(BigDecimal amount) {
    return amount.movePointLeft(MILLION_EXPONENT);
  }
}
