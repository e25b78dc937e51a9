package dev.latchkey.contracts.wire.inference;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Tokens of one call, as Bedrock counted them.
///
/// @param input without those read from or written to the prompt cache
/// @param output generated
/// @param cacheRead read from the prompt cache
/// @param cacheWrite written to the prompt cache
public record TokenUsage(
    long input,
    long output,
    @JsonProperty("cacheread") long cacheRead,
    @JsonProperty("cachewrite") long cacheWrite) {}
