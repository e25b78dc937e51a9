package dev.latchkey.routing.flow;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.ServiceName;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.cloudevents.TraceContext;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.RequestKey;
import dev.latchkey.contracts.wire.inference.AttemptOutcome;
import dev.latchkey.contracts.wire.inference.Payer;
import dev.latchkey.contracts.wire.settings.Byok;
import dev.latchkey.contracts.wire.topic.Topics;
import dev.latchkey.routing.bedrock.CallResult;
import dev.latchkey.routing.decision.CallFailure;
import dev.latchkey.routing.kafka.Publisher;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Publishes what came of each call: who paid, where, how much. Never content.
@Singleton
final class ReportOutcome {

  private final Publisher publisher;

  @Inject
  ReportOutcome(Publisher publisher) {
    this.publisher = publisher;
  }

  /// Sends the outcome of the call that `progress` has just counted.
  Dispatch report(
      Progress progress,
      Instant startedAt,
      Duration took,
      CallResult result,
      @Nullable ErrorCode failure,
      @Nullable TraceContext trace) {
    RequestKey request = progress.assignment().request().key();
    int attempt = progress.budget().spent();
    CloudEvent event =
        EventType.ATTEMPT_OUTCOME.event(
            AnswerEvents.id(request, "outcome " + attempt),
            ServiceName.ROUTING_SERVICE.text(),
            request.id(),
            startedAt.plus(took),
            progress.assignment().org(),
            trace,
            outcome(progress, startedAt, took, result, failure));
    byte[] key = request.workspace().value().getBytes(StandardCharsets.UTF_8);
    return Dispatch.send(publisher, Topics.OUTCOMES, Content.of(key), event);
  }

  private static AttemptOutcome outcome(
      Progress progress,
      Instant startedAt,
      Duration took,
      CallResult result,
      @Nullable ErrorCode failure) {
    RequestKey request = progress.assignment().request().key();
    Byok.Active byok = progress.assignment().byok();
    CallFailure seen = result instanceof CallResult.Failed failed ? failed.failure() : null;
    return new AttemptOutcome(
        request.workspace(),
        progress.assignment().org(),
        request.source(),
        request.id(),
        progress.budget().spent(),
        Payer.CUSTOMER,
        byok.credential(),
        byok.version(),
        byok.account(),
        byok.region(),
        progress.assignment().request().model().text(),
        startedAt,
        took.toMillis(),
        result.awsRequestId(),
        result instanceof CallResult.Answered answered ? answered.usage() : null,
        failure,
        seen == null ? null : seen.exceptionName(),
        result instanceof CallResult.Answered answered
            ? Integer.valueOf(answered.httpStatus())
            : seen == null ? null : seen.httpStatus());
  }
}
