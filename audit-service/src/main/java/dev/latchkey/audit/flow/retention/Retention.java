package dev.latchkey.audit.flow.retention;

import org.jspecify.annotations.Nullable;

/// For how long an organisation's events keep their content.
///
/// @param days from when an event was stored
/// @param chosen what the organisation has chosen; null when the default holds
/// @param shortest the least that it may choose
/// @param longest the most that it may choose
public record Retention(int days, @Nullable Integer chosen, int shortest, int longest) {}
