package dev.latchkey.contracts.wire.inference;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// Tokens of one call, as Bedrock counted them.
///
/// @param input without those read from or written to the prompt cache
/// @param output generated
/// @param cacheRead read from the prompt cache
/// @param cacheWrite written to the prompt cache, for whatever time
/// @param cacheWriteHour the part of it that was written for an hour; the rest is kept for five
///   minutes. Null when Bedrock did not say for how long
public record TokenUsage(
    long input,
    long output,
    @JsonProperty("cacheread") long cacheRead,
    @JsonProperty("cachewrite") long cacheWrite,
    @JsonProperty("cachewritehour") @Nullable Long cacheWriteHour) {}
