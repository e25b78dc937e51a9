package dev.latchkey.routing.price;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What calls of a model in a geography cost.
///
/// @param usual the prices of most calls
/// @param longContext the prices of calls with much input; null where they are the same
public record Price(Rates usual, @Nullable LongContext longContext) {

  /// An allowance for what Bedrock puts before a request of its own, such as the words that explain
  /// tools to a model.
  private static final long ADDED_BY_BEDROCK = 4_096;

  /// What a call with these tokens costs, in US dollars and without rounding; empty when some of
  /// them are of a kind without a known price.
  public Optional<BigDecimal> cost(Tokens tokens) {
    return rates(tokens.totalInput()).cost(tokens);
  }

  /// The most that a call can cost, in US dollars and without rounding: a token of text has at
  /// least one byte, and every one may be written to the cache. Pictures and documents can have
  /// more tokens than bytes, so a call full of them can cost more.
  ///
  /// @param bodyBytes the size of the request's body
  /// @param maxOutputTokens the most tokens that may be generated
  public BigDecimal worstCase(long bodyBytes, long maxOutputTokens) {
    long inputTokens = bodyBytes + ADDED_BY_BEDROCK;
    return rates(inputTokens).most(inputTokens, maxOutputTokens);
  }

  private Rates rates(long inputTokens) {
    return longContext == null || inputTokens <= longContext.threshold()
        ? usual
        : longContext.rates();
  }
}
