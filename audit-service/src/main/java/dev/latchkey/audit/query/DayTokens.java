package dev.latchkey.audit.query;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Tokens of a day, as Bedrock counted them.
///
/// @param day in UTC
/// @param payer who paid AWS; null when not told
/// @param model as it was sent to Bedrock; null when not told
public record DayTokens(
    LocalDate day,
    @Nullable String payer,
    @Nullable String model,
    long input,
    long output,
    long cacheread,
    long cachewrite) {}
