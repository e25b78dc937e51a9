package dev.latchkey.audit.flow.append;

import java.time.Instant;

/// What an event means for the watch over fallbacks.
public sealed interface FallbackMark {

  /// A fallback began.
  ///
  /// @param fallback its id
  /// @param deadline when it must have ended
  record Begun(String fallback, Instant deadline) implements FallbackMark {}

  /// A fallback ended.
  ///
  /// @param fallback its id
  record Ended(String fallback) implements FallbackMark {}
}
