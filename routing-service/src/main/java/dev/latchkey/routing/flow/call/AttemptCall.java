package dev.latchkey.routing.flow.call;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.inference.Payer;
import dev.latchkey.routing.bedrock.BedrockCalls;
import dev.latchkey.routing.bedrock.CallResult;
import dev.latchkey.routing.bedrock.ModelCall;
import dev.latchkey.routing.bedrock.Signer;
import dev.latchkey.routing.decision.CallFailure;
import dev.latchkey.routing.decision.Certainty;
import dev.latchkey.routing.decision.FailedCall;
import dev.latchkey.routing.decision.FailureClassifier;
import dev.latchkey.routing.decision.ModelAccessRule;
import dev.latchkey.routing.flow.answer.AnswerFacts;
import dev.latchkey.routing.flow.answer.FailureWords;
import dev.latchkey.routing.flow.answer.Reply;
import dev.latchkey.routing.flow.durable.Persistence;
import dev.latchkey.routing.flow.request.OpenRequest;
import dev.latchkey.routing.flow.request.Progress;
import dev.latchkey.routing.flow.stream.StreamCall;
import dev.latchkey.routing.postgres.ModelAccess;
import dev.latchkey.routing.telemetry.RoutingMetrics;
import dev.latchkey.routing.telemetry.TracedRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Makes one call to Bedrock and tells everybody what came of it.
@Singleton
public final class AttemptCall {

  private final BedrockCalls bedrock;
  private final StreamCall streams;
  private final FailureClassifier classifier;
  private final ModelAccess access;
  private final CallPrices prices;
  private final ReportOutcome outcomes;
  private final RoutingMetrics metrics;
  private final InstantSource clock;

  @Inject
  public AttemptCall(
      BedrockCalls bedrock,
      StreamCall streams,
      FailureClassifier classifier,
      ModelAccess access,
      CallPrices prices,
      ReportOutcome outcomes,
      RoutingMetrics metrics,
      InstantSource clock) {
    this.bedrock = bedrock;
    this.streams = streams;
    this.classifier = classifier;
    this.access = access;
    this.prices = prices;
    this.outcomes = outcomes;
    this.metrics = metrics;
    this.clock = clock;
  }

  /// Calls.
  ///
  /// @param before before this call
  public Attempt run(ModelCall call, Progress before, OpenRequest open) {
    int number = before.budget().spent() + 1;
    TracedRequest.Call span = open.trace().call(call.region(), number);
    Instant startedAt = clock.instant();
    long began = System.nanoTime();
    CallResult result =
        call.operation().isStreamed()
            ? streams.run(call, open.deltas().orElseThrow())
            : bedrock.invoke(call);
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    Attempt attempt = ended(call, before, result);
    ErrorCode failure = attempt.failure() == null ? null : attempt.failure().code();
    span.end(failure, result.awsRequestId());
    metrics.called(call.region(), failure, took);
    open.add(
        outcomes.report(new FinishedCall(call, attempt, startedAt, took), open.trace().context()));
    return attempt;
  }

  private Attempt ended(ModelCall call, Progress before, CallResult result) {
    return switch (result) {
      case CallResult.Answered answered -> {
        noteWorked(call);
        yield new Attempt(
            counted(before, call, true),
            result,
            new Reply.Served(answered.body()),
            prices.cost(call, answered.usage(), clock.instant()),
            null);
      }
      case CallResult.Broken broken -> broken(call, before, broken);
      case CallResult.Failed failed -> {
        FailedCall meaning = meaning(call, failed);
        yield new Attempt(
            counted(before, call, meaning.certainty() != Certainty.NOT_SENT),
            result,
            FailureWords.of(
                meaning, failed, before.assignment().request().operation().isRepeatable()),
            null,
            meaning);
      }
    };
  }

  /// After a part was sent it is as if it had run, whatever AWS calls the failure (INV-7).
  private Attempt broken(ModelCall call, Progress before, CallResult.Broken broken) {
    ErrorCode code = classifier.classify(broken.failure());
    return new Attempt(
        counted(before, call, true),
        broken,
        FailureWords.of(code, broken),
        prices.cost(call, broken.usage(), clock.instant()),
        new FailedCall(code, Certainty.MAY_HAVE_RUN, null));
  }

  private FailedCall meaning(ModelCall call, CallResult.Failed failed) {
    CallFailure failure = failed.failure();
    ErrorCode classified = classifier.classify(failure);
    boolean ambiguous = classified == ErrorCode.MODEL_ACCESS_LOST;
    ErrorCode code = ambiguous ? ModelAccessRule.refine(classified, hasWorked(call)) : classified;
    Long seconds = failed.retryAfterSeconds();
    return new FailedCall(
        code, Certainty.of(code, failure), seconds == null ? null : Duration.ofSeconds(seconds));
  }

  private boolean hasWorked(ModelCall call) {
    return Persistence.insist(
        () -> access.hasWorked(call.signer().account(), call.region(), call.model().text()));
  }

  private void noteWorked(ModelCall call) {
    if (call.signer() instanceof Signer.Own) {
      Persistence.tryOnce(
          () -> access.noteWorked(call.signer().account(), call.region(), call.model().text()));
    }
  }

  private static Progress counted(Progress before, ModelCall call, boolean sent) {
    AwsAccountId account = call.signer().account();
    Region region = call.region();
    AnswerFacts facts =
        sent
            ? before.facts().afterCall(payer(call.signer()), account, region)
            : before.facts().afterUnsentCall();
    return before.withCall().withFacts(facts);
  }

  /// Who pays for calls that such a signer signs.
  static Payer payer(Signer signer) {
    return switch (signer) {
      case Signer.Own _ -> Payer.CUSTOMER;
      case Signer.Platform _ -> Payer.PLATFORM;
    };
  }
}
