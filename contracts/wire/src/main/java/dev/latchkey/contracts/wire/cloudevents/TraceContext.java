package dev.latchkey.contracts.wire.cloudevents;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The W3C trace context that travels beside an event. Source: W3C Trace Context, level 1.
///
/// @param traceparent the trace and the span that caused the event
/// @param tracestate vendors' additions; null when there are none
public record TraceContext(String traceparent, @Nullable String tracestate) {

  private static final Pattern FORM =
      Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
  private static final int MAX_STATE = 512;

  /// Reads the headers of a record. A malformed trace context is ignored, as the standard demands:
  /// tracing never makes a request fail.
  public static Optional<TraceContext> parse(
      @Nullable String traceparent, @Nullable String tracestate) {
    if (traceparent == null || !FORM.matcher(traceparent).matches()) {
      return Optional.empty();
    }
    boolean keepState = tracestate != null && tracestate.length() <= MAX_STATE;
    return Optional.of(new TraceContext(traceparent, keepState ? tracestate : null));
  }
}
