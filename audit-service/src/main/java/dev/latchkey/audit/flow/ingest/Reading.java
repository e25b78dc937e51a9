package dev.latchkey.audit.flow.ingest;

import dev.latchkey.audit.flow.append.FallbackMark;
import dev.latchkey.audit.leaf.Tenant;
import dev.latchkey.audit.postgres.EventColumns;
import dev.latchkey.contracts.wire.cloudevents.TraceContext;
import org.jspecify.annotations.Nullable;

/// What a record turned out to be.
sealed interface Reading {

  /// An event that belongs on its topic.
  ///
  /// @param mark what it means for the watch over fallbacks; null for nothing
  /// @param trace the trace that it belongs to; null when it is not traced
  record Audited(
      Tenant tenant,
      EventColumns columns,
      @Nullable FallbackMark mark,
      @Nullable TraceContext trace)
      implements Reading {}

  /// A well-formed event of a type that does not belong on its topic.
  record Foreign() implements Reading {}

  /// No event, or one that does not fit its type or contradicts itself.
  ///
  /// @param reason repeats nothing of its content
  record Unfit(String reason) implements Reading {}
}
