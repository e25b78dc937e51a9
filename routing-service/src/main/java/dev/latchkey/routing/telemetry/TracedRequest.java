package dev.latchkey.routing.telemetry;

import dev.latchkey.contracts.wire.cloudevents.TraceContext;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.Region;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import org.jspecify.annotations.Nullable;

/// The span of one request, open while the request is worked on. One thread uses it.
public final class TracedRequest implements AutoCloseable {

  private static final String CODE = "latchkey.code";

  private final Tracing tracing;
  private final Span span;
  private final @Nullable TraceContext cause;

  TracedRequest(Tracing tracing, Span span, @Nullable TraceContext cause) {
    this.tracing = tracing;
    this.span = span;
    this.cause = cause;
  }

  /// What to write into everything that is published for the request; null when there is no trace.
  public @Nullable TraceContext context() {
    TraceContext own = Tracing.inject(span);
    return own == null ? cause : own;
  }

  /// Notes what the request was answered with; null for an answer of Bedrock's.
  public void answered(@Nullable ErrorCode failure) {
    note(span, failure);
  }

  /// Begins the span of a call to Bedrock.
  public Call call(Region region, int attempt) {
    return new Call(tracing.beginCall(span, region, attempt));
  }

  @Override
  public void close() {
    span.end();
  }

  private static void note(Span span, @Nullable ErrorCode failure) {
    span.setAttribute(CODE, failure == null ? "OK" : failure.name());
    if (failure != null) {
      span.setStatus(StatusCode.ERROR);
    }
  }

  /// The span of one call.
  public static final class Call {

    private final Span span;

    private Call(Span span) {
      this.span = span;
    }

    /// Ends the span.
    ///
    /// @param failure null for a success
    /// @param awsRequestId null when no answer came
    public void end(@Nullable ErrorCode failure, @Nullable String awsRequestId) {
      note(span, failure);
      if (awsRequestId != null) {
        span.setAttribute("aws.request_id", awsRequestId);
      }
      span.end();
    }
  }
}
