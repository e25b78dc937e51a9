package dev.latchkey.audit.query;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Attempts of a day and what they cost.
///
/// @param day in UTC
/// @param payer who paid AWS; null when not told
/// @param attempts the number of calls
/// @param costusd the sum of the prices that are known, in US dollars
public record DaySpend(LocalDate day, @Nullable String payer, long attempts, BigDecimal costusd) {}
