package dev.latchkey.audit.telemetry;

import dev.latchkey.contracts.wire.cloudevents.TraceContext;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One span for each append, linked to the traces of its events: from the trace of a request one
/// finds the append that its events came with. Thread-safe.
@ApplicationScoped
public class AuditTraces {

  /// Source: OpenTelemetry specification, default limit of links of a span.
  private static final int MOST_LINKS = 128;

  private static final String TRACEPARENT = "traceparent";
  private static final String TRACESTATE = "tracestate";

  private final Tracer tracer;

  @Inject
  public AuditTraces(OpenTelemetry telemetry) {
    this.tracer = telemetry.getTracer("dev.latchkey.audit");
  }

  /// Does the work in a span.
  ///
  /// @param causes the traces of what is worked on
  public <T> Uni<T> linking(List<TraceContext> causes, Uni<T> work) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Span span = begin(causes);
              return work.onFailure()
                  .invoke(_ -> span.setStatus(StatusCode.ERROR))
                  .onTermination()
                  .invoke(span::end);
            });
  }

  private Span begin(List<TraceContext> causes) {
    SpanBuilder span = tracer.spanBuilder("append").setNoParent().setSpanKind(SpanKind.CONSUMER);
    causes.stream()
        .map(AuditTraces::extract)
        .filter(SpanContext::isValid)
        .distinct()
        .limit(MOST_LINKS)
        .forEach(span::addLink);
    return span.startSpan();
  }

  private static SpanContext extract(TraceContext cause) {
    return Span.fromContext(
            W3CTraceContextPropagator.getInstance().extract(Context.root(), cause, Headers.READER))
        .getSpanContext();
  }

  private enum Headers implements TextMapGetter<TraceContext> {
    READER;

    @Override
    public Iterable<String> keys(TraceContext carrier) {
      return List.of(TRACEPARENT, TRACESTATE);
    }

    @Override
    public @Nullable String get(@Nullable TraceContext carrier, String key) {
      if (carrier == null) {
        return null;
      }
      return switch (key) {
        case TRACEPARENT -> carrier.traceparent();
        case TRACESTATE -> carrier.tracestate();
        default -> null;
      };
    }
  }
}
