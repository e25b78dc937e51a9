package dev.latchkey.routing.flow;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.ServiceName;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.cloudevents.TraceContext;
import dev.latchkey.contracts.wire.identifiers.RequestKey;
import dev.latchkey.contracts.wire.inference.AttemptOutcome;
import dev.latchkey.contracts.wire.inference.Payer;
import dev.latchkey.contracts.wire.inference.TokenUsage;
import dev.latchkey.contracts.wire.settings.Byok;
import dev.latchkey.contracts.wire.topic.Topics;
import dev.latchkey.routing.bedrock.CallResult;
import dev.latchkey.routing.decision.CallPhase;
import dev.latchkey.routing.kafka.Publisher;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Publishes what came of each call: who paid, where, how much. Never content.
@Singleton
final class ReportOutcome {

  private final Publisher publisher;

  @Inject
  ReportOutcome(Publisher publisher) {
    this.publisher = publisher;
  }

  /// Sends the outcome of a call.
  Dispatch report(FinishedCall call, @Nullable TraceContext trace) {
    Progress progress = call.progress();
    RequestKey request = progress.assignment().request().key();
    CloudEvent event =
        EventType.ATTEMPT_OUTCOME.event(
            AnswerEvents.id(request, "outcome " + progress.budget().spent()),
            ServiceName.ROUTING_SERVICE.text(),
            request.id(),
            call.startedAt().plus(call.took()),
            progress.assignment().org(),
            trace,
            outcome(call));
    byte[] key = request.workspace().value().getBytes(StandardCharsets.UTF_8);
    return Dispatch.send(publisher, Topics.OUTCOMES, Content.of(key), event);
  }

  private static AttemptOutcome outcome(FinishedCall call) {
    Assignment assignment = call.progress().assignment();
    RequestKey request = assignment.request().key();
    Byok.Active byok = assignment.byok();
    return new AttemptOutcome(
        request.workspace(),
        assignment.org(),
        request.source(),
        request.id(),
        call.progress().budget().spent(),
        Payer.CUSTOMER,
        byok.credential(),
        byok.version(),
        null,
        null,
        byok.account(),
        byok.region(),
        assignment.request().model().text(),
        call.startedAt(),
        call.took().toMillis(),
        call.result().awsRequestId(),
        usage(call.result()),
        null,
        call.failure(),
        awsErrorCode(call.result()),
        httpStatus(call.result()));
  }

  private static @Nullable TokenUsage usage(CallResult result) {
    return switch (result) {
      case CallResult.Answered answered -> answered.usage();
      case CallResult.Failed _ -> null;
    };
  }

  /// What failed on our side has a name of ours, which is not AWS's.
  private static @Nullable String awsErrorCode(CallResult result) {
    return switch (result) {
      case CallResult.Answered _ -> null;
      case CallResult.Failed failed ->
          failed.failure().phase() == CallPhase.ANSWERED ? failed.failure().exceptionName() : null;
    };
  }

  private static @Nullable Integer httpStatus(CallResult result) {
    return switch (result) {
      case CallResult.Answered answered -> Integer.valueOf(answered.httpStatus());
      case CallResult.Failed failed -> failed.failure().httpStatus();
    };
  }
}
