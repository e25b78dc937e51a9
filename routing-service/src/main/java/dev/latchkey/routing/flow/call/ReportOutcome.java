package dev.latchkey.routing.flow.call;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.ServiceName;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.cloudevents.TraceContext;
import dev.latchkey.contracts.wire.identifiers.RequestKey;
import dev.latchkey.contracts.wire.inference.AttemptOutcome;
import dev.latchkey.contracts.wire.inference.Payer;
import dev.latchkey.contracts.wire.inference.TokenUsage;
import dev.latchkey.contracts.wire.topic.Topics;
import dev.latchkey.routing.bedrock.CallResult;
import dev.latchkey.routing.decision.CallFailure;
import dev.latchkey.routing.decision.CallPhase;
import dev.latchkey.routing.decision.Certainty;
import dev.latchkey.routing.decision.FailedCall;
import dev.latchkey.routing.flow.answer.AnswerEvents;
import dev.latchkey.routing.flow.durable.Dispatch;
import dev.latchkey.routing.flow.request.Assignment;
import dev.latchkey.routing.flow.request.Progress;
import dev.latchkey.routing.kafka.Outgoing;
import dev.latchkey.routing.kafka.Publisher;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Publishes what came of each call: who paid, where, how much. Never content.
@Singleton
public final class ReportOutcome {

  private final Publisher publisher;

  @Inject
  public ReportOutcome(Publisher publisher) {
    this.publisher = publisher;
  }

  /// Sends the outcome of a call.
  Dispatch report(FinishedCall call, @Nullable TraceContext trace) {
    Progress progress = call.attempt().progress();
    RequestKey request = progress.assignment().key();
    CloudEvent event =
        EventType.ATTEMPT_OUTCOME.event(
            AnswerEvents.id(request, "outcome " + progress.budget().spent()),
            ServiceName.ROUTING_SERVICE.text(),
            request.id(),
            call.startedAt().plus(call.took()),
            progress.assignment().settings().org(),
            trace,
            outcome(call));
    byte[] key = request.workspace().value().getBytes(StandardCharsets.UTF_8);
    return Dispatch.send(publisher, Outgoing.to(Topics.OUTCOMES, Content.of(key), event));
  }

  private static AttemptOutcome outcome(FinishedCall finished) {
    Attempt attempt = finished.attempt();
    Assignment assignment = attempt.progress().assignment();
    RequestKey request = assignment.key();
    OutcomeSigner signer = OutcomeSigner.of(finished.call().signer());
    FailedCall failure = attempt.failure();
    boolean unsent = failure != null && failure.certainty() == Certainty.NOT_SENT;
    return new AttemptOutcome(
        request.workspace(),
        assignment.settings().org(),
        request.source(),
        request.id(),
        assignment.request().user(),
        assignment.request().inference().conversation(),
        attempt.progress().budget().spent(),
        unsent ? Payer.NONE : AttemptCall.payer(finished.call().signer()),
        signer.credential(),
        signer.credentialVersion(),
        signer.platform(),
        signer.fallbackId(),
        finished.call().signer().account(),
        finished.call().region(),
        finished.call().model().text(),
        finished.startedAt(),
        finished.took().toMillis(),
        attempt.result().awsRequestId(),
        usage(attempt.result()),
        attempt.costUsd(),
        failure == null ? null : failure.code(),
        awsErrorCode(attempt.result()),
        httpStatus(attempt.result()));
  }

  private static @Nullable TokenUsage usage(CallResult result) {
    return switch (result) {
      case CallResult.Answered answered -> answered.usage();
      case CallResult.Broken broken -> broken.usage();
      case CallResult.Failed _ -> null;
    };
  }

  /// What failed on our side has a name of ours, which is not AWS's.
  private static @Nullable String awsErrorCode(CallResult result) {
    return switch (result) {
      case CallResult.Answered _ -> null;
      case CallResult.Broken broken -> awsErrorCode(broken.failure());
      case CallResult.Failed failed -> awsErrorCode(failed.failure());
    };
  }

  private static @Nullable String awsErrorCode(CallFailure failure) {
    return failure.phase() == CallPhase.ANSWERED ? failure.exceptionName() : null;
  }

  private static @Nullable Integer httpStatus(CallResult result) {
    return switch (result) {
      case CallResult.Answered answered -> Integer.valueOf(answered.httpStatus());
      case CallResult.Broken broken -> broken.failure().httpStatus();
      case CallResult.Failed failed -> failed.failure().httpStatus();
    };
  }
}
