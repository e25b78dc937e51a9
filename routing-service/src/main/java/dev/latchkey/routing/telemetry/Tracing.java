package dev.latchkey.routing.telemetry;

import dev.latchkey.contracts.wire.cloudevents.TraceContext;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.identifiers.RequestKey;
import dev.latchkey.contracts.wire.topic.Topics;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Spans that continue the trace of whoever published a request. Thread-safe.
public final class Tracing {

  private static final String TRACEPARENT = "traceparent";
  private static final String TRACESTATE = "tracestate";

  private final Tracer tracer;

  public Tracing(OpenTelemetry telemetry) {
    this.tracer = telemetry.getTracer("dev.latchkey.routing");
  }

  /// Begins the span of a request.
  ///
  /// @param cause the trace that the request belongs to; null begins a new one
  public TracedRequest begin(RequestKey request, @Nullable TraceContext cause) {
    Span span =
        tracer
            .spanBuilder("inference request")
            .setParent(extract(cause))
            .setSpanKind(SpanKind.CONSUMER)
            .setAttribute("messaging.system", "kafka")
            .setAttribute("messaging.destination.name", Topics.REQUESTS.name())
            .setAttribute("latchkey.workspace", request.workspace().value())
            .startSpan();
    return new TracedRequest(this, span, cause);
  }

  Span beginCall(Span parent, Region region, int attempt) {
    return tracer
        .spanBuilder("InvokeModel")
        .setParent(Context.root().with(parent))
        .setSpanKind(SpanKind.CLIENT)
        .setAttribute("rpc.system", "aws-api")
        .setAttribute("cloud.region", region.name())
        .setAttribute("latchkey.attempt", attempt)
        .startSpan();
  }

  private static Context extract(@Nullable TraceContext cause) {
    return cause == null
        ? Context.root()
        : W3CTraceContextPropagator.getInstance().extract(Context.root(), cause, Headers.READER);
  }

  /// The context of a span as headers; empty when spans are not recorded at all.
  static @Nullable TraceContext inject(Span span) {
    Map<String, String> headers = new TreeMap<>();
    W3CTraceContextPropagator.getInstance()
        .inject(
            Context.root().with(span),
            headers,
            (carrier, name, value) -> {
              if (carrier != null) {
                carrier.put(name, value);
              }
            });
    return TraceContext.parse(headers.get(TRACEPARENT), headers.get(TRACESTATE)).orElse(null);
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
