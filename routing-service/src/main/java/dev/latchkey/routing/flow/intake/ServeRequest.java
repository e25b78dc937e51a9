package dev.latchkey.routing.flow.intake;

import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.fallback.FallbackEvent;
import dev.latchkey.contracts.wire.identifiers.RequestKey;
import dev.latchkey.contracts.wire.inference.AnswerForm;
import dev.latchkey.contracts.wire.inference.ReplyAddress;
import dev.latchkey.contracts.wire.inference.ReplyRefusal;
import dev.latchkey.routing.decision.CallBudget;
import dev.latchkey.routing.flow.answer.AnswerEvents;
import dev.latchkey.routing.flow.answer.AnswerFacts;
import dev.latchkey.routing.flow.answer.Conclusion;
import dev.latchkey.routing.flow.answer.Reply;
import dev.latchkey.routing.flow.delivery.DeliverAnswer;
import dev.latchkey.routing.flow.inference.RunInference;
import dev.latchkey.routing.flow.request.Addressee;
import dev.latchkey.routing.flow.request.OpenRequest;
import dev.latchkey.routing.flow.stream.DeltaRoute;
import dev.latchkey.routing.flow.stream.Deltas;
import dev.latchkey.routing.flow.stream.StreamEnds;
import dev.latchkey.routing.kafka.Arrival;
import dev.latchkey.routing.kafka.Publisher;
import dev.latchkey.routing.kafka.ReplyRoute;
import dev.latchkey.routing.kafka.ReplyTopics;
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
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Works on one claimed request until its final answer is on Kafka.
@Singleton
public final class ServeRequest {

  private static final Logger LOG = Logger.getLogger(ServeRequest.class);

  private final RunInference inference;
  private final DeliverAnswer delivery;
  private final Publisher publisher;
  private final ReplyTopics replyTopics;
  private final Tracing tracing;
  private final RoutingMetrics metrics;
  private final InstantSource clock;

  @Inject
  public ServeRequest(
      RunInference inference,
      DeliverAnswer delivery,
      Publisher publisher,
      ReplyTopics replyTopics,
      Tracing tracing,
      RoutingMetrics metrics,
      InstantSource clock) {
    this.inference = inference;
    this.delivery = delivery;
    this.publisher = publisher;
    this.replyTopics = replyTopics;
    this.tracing = tracing;
    this.metrics = metrics;
    this.clock = clock;
  }

  /// Serves a new request. Returns when its answer and its outcomes are published.
  void run(Arrival.Addressed arrival, Claim claim) {
    serve(Addressee.of(arrival, claim), open -> conclude(arrival, CallBudget.untouched(), open));
  }

  /// Serves a request again that another owner had begun, and that may run again.
  ///
  /// @param spent the calls that were made, or may have been made
  public void runAgain(Arrival.Addressed arrival, Claim claim, CallBudget spent) {
    serve(Addressee.of(arrival, claim), open -> conclude(arrival, spent, open));
  }

  /// Ends a request that another owner had begun, and that must not run again.
  ///
  /// @param end the end of the fallback that it had begun; null when it had begun none
  public void endUnknown(Addressee addressee, CallBudget spent, @Nullable FallbackEvent end) {
    serve(
        addressee,
        open -> {
          if (end != null) {
            open.ends(end);
          }
          return Optional.of(
              new Conclusion(
                  unknown(addressee.form()),
                  AnswerFacts.none().withEarlierAttempts(spent.spent())));
        });
  }

  /// Nobody knows what was sent of a streamed answer, so it counts as partial.
  private static Reply unknown(AnswerForm form) {
    ErrorObject error =
        ErrorObject.of(
            ErrorCode.OUTCOME_UNKNOWN,
            "The process that served the request ended; the call may have run.");
    return new Reply.Failed(error, form.isStreamed() ? new Reply.Part(null, null) : null);
  }

  private void serve(Addressee addressee, Function<OpenRequest, Optional<Conclusion>> conclusion) {
    try (TracedRequest trace = tracing.begin(addressee.request(), addressee.trace())) {
      OpenRequest open = new OpenRequest(addressee.claim(), trace, deltas(addressee, trace));
      concluded(addressee, conclusion, open).ifPresent(end -> answer(addressee, end, open));
      open.settle();
    } catch (RuntimeException bug) {
      report(addressee.request(), bug);
    }
  }

  private @Nullable Deltas deltas(Addressee addressee, TracedRequest trace) {
    return switch (addressee.form()) {
      case AnswerForm.Whole() -> null;
      case AnswerForm.Streamed(ReplyAddress to) ->
          new Deltas(publisher, clock, addressee.request(), route(to), trace.context());
    };
  }

  private DeltaRoute route(@Nullable ReplyAddress to) {
    ReplyRefusal refused = to == null ? null : replyTopics.refusal(to).orElse(null);
    return new DeltaRoute(refused == null ? to : null, refused);
  }

  private static Optional<Conclusion> concluded(
      Addressee addressee,
      Function<OpenRequest, Optional<Conclusion>> conclusion,
      OpenRequest open) {
    try {
      return conclusion.apply(open);
    } catch (RuntimeException bug) {
      report(addressee.request(), bug);
      return Optional.of(
          Conclusion.failed(
              ErrorCode.INTERNAL, "Something failed inside Latchkey.", AnswerFacts.none()));
    }
  }

  private Optional<Conclusion> conclude(
      Arrival.Addressed arrival, CallBudget spent, OpenRequest open) {
    return switch (arrival) {
      case Arrival.Refused refused ->
          Optional.of(new Conclusion(new Reply.Failed(refused.error()), AnswerFacts.none()));
      case Arrival.Accepted accepted -> inference.run(accepted.inference(), spent, open);
    };
  }

  private void answer(Addressee addressee, Conclusion conclusion, OpenRequest open) {
    RequestKey request = addressee.request();
    ErrorCode failure = conclusion.reply().failure();
    open.trace().answered(failure);
    CloudEvent event =
        AnswerEvents.of(request, conclusion, clock.instant(), open.trace().context());
    delivery.deliver(stored(addressee, streamed(request, conclusion, event, open)), open);
    metrics.answered(failure);
  }

  private CloudEvent streamed(
      RequestKey request, Conclusion conclusion, CloudEvent event, OpenRequest open) {
    return open.deltas()
        .map(
            deltas -> {
              open.endsStream(
                  StreamEnds.of(
                      request, conclusion.reply(), deltas, clock.instant(), event.trace()));
              ReplyRefusal refused = deltas.route().refused();
              return refused == null ? event : AnswerEvents.deltaRefused(event, refused);
            })
        .orElse(event);
  }

  private StoredAnswer stored(Addressee addressee, CloudEvent event) {
    return switch (addressee.reply()) {
      case ReplyRoute.None(var echoes) -> stored(addressee, event, echoes, null);
      case ReplyRoute.Refused(ReplyRefusal why, var echoes) ->
          stored(addressee, AnswerEvents.replyRefused(event, why), echoes, null);
      case ReplyRoute.To(ReplyAddress address) ->
          replyTopics
              .refusal(address)
              .map(
                  why ->
                      stored(
                          addressee, AnswerEvents.replyRefused(event, why), address.echoes(), null))
              .orElseGet(() -> stored(addressee, event, address.echoes(), address));
    };
  }

  private static StoredAnswer stored(
      Addressee addressee,
      CloudEvent event,
      List<ReplyAddress.Echo> echoes,
      @Nullable ReplyAddress reply) {
    return new StoredAnswer(addressee.claim(), addressee.recordKey(), event, echoes, reply);
  }

  /// The exception's message is not logged: it may repeat the request.
  private static void report(RequestKey request, RuntimeException bug) {
    StackTraceElement[] places = bug.getStackTrace();
    LOG.errorf(
        "bug while serving a request of workspace %s: %s at %s",
        request.workspace(), bug.getClass().getName(), places.length == 0 ? "?" : places[0]);
  }
}
