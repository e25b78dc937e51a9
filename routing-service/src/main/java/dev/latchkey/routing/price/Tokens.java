package dev.latchkey.routing.price;

/// The tokens of one call, as Bedrock counts them.
///
/// @param input without those read from or written to the prompt cache
/// @param output generated
/// @param cacheRead read from the prompt cache
/// @param cacheWrite written to the prompt cache
public record Tokens(long input, long output, long cacheRead, long cacheWrite) {

  /// Everything that went in, which decides about the long-context price.
  long totalInput() {
    return input + cacheRead + cacheWrite;
  }
}
