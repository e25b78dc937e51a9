package dev.latchkey.routing.flow;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.vault.SessionDocument;
import dev.latchkey.routing.bedrock.BedrockCalls;
import dev.latchkey.routing.bedrock.CallResult;
import dev.latchkey.routing.bedrock.ModelCall;
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
    Assignment assignment = progress.assignment();
    Region region = assignment.byok().region();
    TracedRequest.Call span = open.trace().call(region, progress.budget().spent());
    Instant startedAt = clock.instant();
    long began = System.nanoTime();
    CallResult result =
        bedrock.invoke(
            new ModelCall(
                region, assignment.request().model(), assignment.request().body(), session, left));
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    Reply reply = reply(result);
    ErrorCode failure = reply.failure();
    span.end(failure, result.awsRequestId());
    metrics.called(region, failure, took);
    open.add(outcomes.report(progress, startedAt, took, result, failure, open.trace().context()));
    return reply;
  }

  private Reply reply(CallResult result) {
    return switch (result) {
      case CallResult.Answered answered -> new Reply.Served(answered.body());
      case CallResult.Failed failed ->
          FailureWords.of(classifier.classify(failed.failure()), failed);
    };
  }
}
