package dev.latchkey.routing.price;

/// The tokens of one call, as Bedrock counts them. Each is counted once.
///
/// @param input without those read from or written to the prompt cache
/// @param output generated
/// @param cacheRead read from the prompt cache
/// @param cacheWrite written to the prompt cache for five minutes, or nobody knows for how long
/// @param cacheWriteHour written to the prompt cache for an hour
public record Tokens(
    long input, long output, long cacheRead, long cacheWrite, long cacheWriteHour) {

  /// Everything that went in, which decides about the long-context price.
  long totalInput() {
    return input + cacheRead + cacheWrite + cacheWriteHour;
  }
}
