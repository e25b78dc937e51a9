package dev.latchkey.audit.flow.append;

import dev.latchkey.audit.leaf.SaltedBytes;
import dev.latchkey.audit.postgres.EventColumns;
import org.jspecify.annotations.Nullable;

/// An event on its way into the log.
///
/// @param offset where in the partition its record stands
/// @param bytes the value of the record
/// @param columns what queries may ask about it
/// @param mark what it means for the watch over fallbacks; null for nothing
public record LoggedEvent(
    long offset, SaltedBytes bytes, EventColumns columns, @Nullable FallbackMark mark) {}
