package dev.latchkey.audit.query;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Fallback events of a day.
///
/// @param day in UTC
/// @param decision `intent`, `served`, `failed`, `refused` or `not-executed`
/// @param reason why the platform did not serve; null when it did or was about to
public record DayCount(LocalDate day, String decision, @Nullable String reason, long count) {}
