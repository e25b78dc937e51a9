package dev.latchkey.credential.telemetry;

import dev.latchkey.contracts.wire.cloudevents.TraceContext;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.util.Optional;

/// The trace of the request that is being served, to be stored with the events it causes.
public final class CurrentTrace {

  private CurrentTrace() {}

  /// The trace context as events carry it; empty outside a trace.
  public static Optional<TraceContext> context() {
    SpanContext span = Span.current().getSpanContext();
    return span.isValid()
        ? TraceContext.parse(
            "00-" + span.getTraceId() + "-" + span.getSpanId() + "-" + span.getTraceFlags().asHex(),
            null)
        : Optional.empty();
  }
}
