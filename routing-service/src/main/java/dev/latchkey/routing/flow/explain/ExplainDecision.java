package dev.latchkey.routing.flow.explain;

import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.identifiers.ModelWish;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.identifiers.RequestKey;
import dev.latchkey.contracts.wire.inference.AnswerForm;
import dev.latchkey.contracts.wire.inference.InferenceApi;
import dev.latchkey.contracts.wire.inference.InferenceRequest;
import dev.latchkey.contracts.wire.inference.StatedOperation;
import dev.latchkey.contracts.wire.settings.WorkspaceSettings;
import dev.latchkey.routing.decision.CallBudget;
import dev.latchkey.routing.decision.FailedCall;
import dev.latchkey.routing.decision.FallbackDecision;
import dev.latchkey.routing.decision.FallbackRule;
import dev.latchkey.routing.decision.Payment;
import dev.latchkey.routing.flow.answer.AnswerFacts;
import dev.latchkey.routing.flow.answer.Reply;
import dev.latchkey.routing.flow.fallback.Case;
import dev.latchkey.routing.flow.fallback.GatherFacts;
import dev.latchkey.routing.flow.fallback.OwnFailure;
import dev.latchkey.routing.flow.fallback.Payments;
import dev.latchkey.routing.flow.request.Assignment;
import dev.latchkey.routing.flow.request.Explanation;
import dev.latchkey.routing.flow.request.Progress;
import dev.latchkey.routing.flow.request.ProvenRequest;
import dev.latchkey.routing.flow.request.Target;
import dev.latchkey.routing.postgres.Answers;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Says why: what was decided for a request, or what would be decided if a call failed. Changes
/// nothing, calls nobody.
@Singleton
public final class ExplainDecision {

  /// A request of ordinary size stands for those that are not there to be measured.
  private static final Content SAMPLE_BODY =
      Content.of("{\"max_tokens\":1024}".getBytes(StandardCharsets.UTF_8));

  private final GatherFacts gather;
  private final Answers answers;
  private final InstantSource clock;

  @Inject
  ExplainDecision(GatherFacts gather, Answers answers, InstantSource clock) {
    this.gather = gather;
    this.answers = answers;
    this.clock = clock;
  }

  /// What became of a request; empty when it is not known, or not any more.
  public Optional<Happened> of(RequestKey request) {
    return answers.findExplanation(request).map(Happened::of);
  }

  /// Who would pay for a request of the workspace.
  public Payment payment(WorkspaceSettings settings) {
    return Payments.of(settings);
  }

  /// What would be decided.
  ///
  /// @param settings the workspace's settings
  /// @param region where its own calls are made
  public Explanation ask(Question question, WorkspaceSettings settings, Region region) {
    Case imagined = gather.about("dry-run", failure(question, settings, region));
    return switch (FallbackRule.decide(imagined.facts())) {
      case FallbackDecision.Permitted permitted -> imagined.explained(permitted.findings(), null);
      case FallbackDecision.Refused refused ->
          imagined.explained(refused.findings(), refused.reason());
    };
  }

  private OwnFailure failure(Question question, WorkspaceSettings settings, Region region) {
    CallBudget spent = new CallBudget(1);
    ProvenRequest request =
        new ProvenRequest(
            inference(question), question.operation(), question.user(), question.session());
    AnswerFacts facts = AnswerFacts.none().withEarlierAttempts(spent.spent());
    Progress progress =
        Progress.begin(
                new Assignment(
                    request, settings, new Target(question.model(), SAMPLE_BODY, false, "named")),
                facts,
                spent)
            .withFreshSession();
    return new OwnFailure(
        progress,
        region,
        new FailedCall(question.failure(), question.certainty(), null),
        new Reply.Failed(ErrorObject.of(question.failure(), "It would fail.")));
  }

  private InferenceRequest inference(Question question) {
    Instant now = clock.instant();
    return new InferenceRequest(
        new RequestKey(question.workspace(), "/decisions/explain", "dry-run"),
        new ModelWish.Named(question.model()),
        InferenceApi.MESSAGES,
        null,
        question.session(),
        question.user(),
        StatedOperation.NONE,
        null,
        null,
        new AnswerForm.Whole(),
        null,
        now,
        now.plusSeconds(300),
        null,
        SAMPLE_BODY);
  }
}
