package dev.latchkey.routing.flow;

import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.identifiers.RequestKey;
import dev.latchkey.routing.kafka.Arrival;
import dev.latchkey.routing.postgres.Claim;
import dev.latchkey.routing.postgres.StoredAnswer;
import dev.latchkey.routing.telemetry.RoutingMetrics;
import dev.latchkey.routing.telemetry.TracedRequest;
import dev.latchkey.routing.telemetry.Tracing;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Works on one claimed request until its final answer is on Kafka.
@Singleton
final class ServeRequest {

  private static final Logger LOG = Logger.getLogger(ServeRequest.class);

  private final RunInference inference;
  private final DeliverAnswer delivery;
  private final Tracing tracing;
  private final RoutingMetrics metrics;
  private final InstantSource clock;

  @Inject
  ServeRequest(
      RunInference inference,
      DeliverAnswer delivery,
      Tracing tracing,
      RoutingMetrics metrics,
      InstantSource clock) {
    this.inference = inference;
    this.delivery = delivery;
    this.tracing = tracing;
    this.metrics = metrics;
    this.clock = clock;
  }

  /// Serves a request. Returns when its answer and its outcomes are published.
  void run(Arrival.Addressed arrival, Claim claim) {
    try (TracedRequest trace = tracing.begin(arrival.request(), arrival.trace())) {
      OpenRequest open = new OpenRequest(claim, trace);
      conclude(arrival, open).ifPresent(conclusion -> answer(arrival, conclusion, open));
      open.settle();
    } catch (RuntimeException bug) {
      report(arrival.request(), bug);
    }
  }

  private Optional<Conclusion> conclude(Arrival.Addressed arrival, OpenRequest open) {
    try {
      return switch (arrival) {
        case Arrival.Refused(_, _, _, _, _, ErrorObject error) ->
            Optional.of(new Conclusion(new Reply.Failed(error), AnswerFacts.none()));
        case Arrival.Accepted accepted -> inference.run(accepted.inference(), open);
      };
    } catch (RuntimeException bug) {
      report(arrival.request(), bug);
      return Optional.of(
          Conclusion.failed(
              ErrorCode.INTERNAL, "Something failed inside Latchkey.", AnswerFacts.none()));
    }
  }

  private void answer(Arrival.Addressed arrival, Conclusion conclusion, OpenRequest open) {
    RequestKey request = arrival.request();
    ErrorCode failure = conclusion.reply().failure();
    open.trace().answered(failure);
    CloudEvent event =
        AnswerEvents.of(request, conclusion, clock.instant(), open.trace().context());
    delivery.deliver(
        new StoredAnswer(open.claim(), arrival.recordKey(), event, List.of(), null), open);
    metrics.answered(failure);
  }

  /// The exception's message is not logged: it may repeat the request.
  private static void report(RequestKey request, RuntimeException bug) {
    StackTraceElement[] places = bug.getStackTrace();
    LOG.errorf(
        "bug while serving a request of workspace %s: %s at %s",
        request.workspace(), bug.getClass().getName(), places.length == 0 ? "?" : places[0]);
  }
}
