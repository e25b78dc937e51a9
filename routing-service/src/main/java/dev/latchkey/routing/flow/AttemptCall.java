package dev.latchkey.routing.flow;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.inference.InferenceRequest;
import dev.latchkey.contracts.wire.vault.SessionDocument;
import dev.latchkey.routing.bedrock.BedrockCalls;
import dev.latchkey.routing.bedrock.CallResult;
import dev.latchkey.routing.bedrock.ModelCall;
import dev.latchkey.routing.bedrock.Signer;
import dev.latchkey.routing.decision.FailureClassifier;
import dev.latchkey.routing.telemetry.RoutingMetrics;
import dev.latchkey.routing.telemetry.TracedRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Makes one call to Bedrock and tells everybody what came of it.
@Singleton
final class AttemptCall {

  private final BedrockCalls bedrock;
  private final FailureClassifier classifier;
  private final ReportOutcome outcomes;
  private final RoutingMetrics metrics;
  private final InstantSource clock;

  @Inject
  AttemptCall(
      BedrockCalls bedrock,
      FailureClassifier classifier,
      ReportOutcome outcomes,
      RoutingMetrics metrics,
      InstantSource clock) {
    this.bedrock = bedrock;
    this.classifier = classifier;
    this.outcomes = outcomes;
    this.metrics = metrics;
    this.clock = clock;
  }

  /// Calls.
  ///
  /// @param progress with this call counted
  /// @param left the time until the deadline
  Reply run(SessionDocument session, Progress progress, Duration left, OpenRequest open) {
    Region region = progress.assignment().byok().region();
    TracedRequest.Call span = open.trace().call(region, progress.budget().spent());
    Instant startedAt = clock.instant();
    long began = System.nanoTime();
    CallResult result = bedrock.invoke(call(session, progress.assignment(), left));
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    Reply reply = reply(result);
    ErrorCode failure = reply.failure();
    span.end(failure, result.awsRequestId());
    metrics.called(region, failure, took);
    FinishedCall finished = new FinishedCall(progress, startedAt, took, result, failure);
    open.add(outcomes.report(finished, open.trace().context()));
    return reply;
  }

  private static ModelCall call(SessionDocument session, Assignment assignment, Duration left) {
    InferenceRequest request = assignment.request();
    return new ModelCall(
        assignment.byok().region(),
        request.model(),
        request.body(),
        request.guardrail(),
        new Signer.Own(session),
        left);
  }

  private Reply reply(CallResult result) {
    return switch (result) {
      case CallResult.Answered answered -> new Reply.Served(answered.body());
      case CallResult.Failed failed ->
          FailureWords.of(classifier.classify(failed.failure()), failed);
    };
  }
}
