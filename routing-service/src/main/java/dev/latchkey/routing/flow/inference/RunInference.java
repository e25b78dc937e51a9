package dev.latchkey.routing.flow.inference;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.identifiers.ModelWish;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.inference.InferenceApi;
import dev.latchkey.contracts.wire.inference.InferenceRequest;
import dev.latchkey.contracts.wire.inference.PlatformUse;
import dev.latchkey.contracts.wire.settings.Byok;
import dev.latchkey.contracts.wire.settings.WorkspaceSettings;
import dev.latchkey.routing.bedrock.ConverseRequests;
import dev.latchkey.routing.decision.CallBudget;
import dev.latchkey.routing.decision.Payment;
import dev.latchkey.routing.decision.WarnState;
import dev.latchkey.routing.flow.answer.AnswerFacts;
import dev.latchkey.routing.flow.answer.Conclusion;
import dev.latchkey.routing.flow.answer.FailureWords;
import dev.latchkey.routing.flow.answer.Reply;
import dev.latchkey.routing.flow.fallback.Payments;
import dev.latchkey.routing.flow.fallback.WarnStates;
import dev.latchkey.routing.flow.inference.ChooseModel.Choice;
import dev.latchkey.routing.flow.request.Assignment;
import dev.latchkey.routing.flow.request.OpenRequest;
import dev.latchkey.routing.flow.request.Progress;
import dev.latchkey.routing.flow.request.ProveRequest;
import dev.latchkey.routing.flow.request.ProvenRequest;
import dev.latchkey.routing.flow.request.Target;
import dev.latchkey.routing.flow.request.TaskReading;
import dev.latchkey.routing.kafka.SettingsLookup;
import dev.latchkey.routing.kafka.SettingsTable;
import dev.latchkey.routing.model.TaskFacts;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/// Finds out with what a request is served, and has it served. Only an active credential of the
/// workspace is acted upon at once; whatever else the settings say is believed only when it is
/// proven to be no older than the request: they may have been published a moment before it.
@Singleton
public final class RunInference {

  private static final Duration PROOF_PATIENCE = Duration.ofSeconds(5);

  private final ProveRequest prove;
  private final SettingsTable settings;
  private final CallOwnAccount own;
  private final CallWithCredits credits;
  private final ChooseModel models;
  private final WarnStates warnings;
  private final InstantSource clock;

  @Inject
  public RunInference(
      ProveRequest prove,
      SettingsTable settings,
      CallOwnAccount own,
      CallWithCredits credits,
      ChooseModel models,
      WarnStates warnings,
      InstantSource clock) {
    this.prove = prove;
    this.settings = settings;
    this.own = own;
    this.credits = credits;
    this.models = models;
    this.warnings = warnings;
    this.clock = clock;
  }

  /// The end of the request; empty when the request is no longer this instance's.
  ///
  /// @param spent the calls that earlier owners of the request made, or may have made
  public Optional<Conclusion> run(InferenceRequest request, CallBudget spent, OpenRequest open) {
    AnswerFacts facts = asked(request.model()).withEarlierAttempts(spent.spent());
    if (request.api() == InferenceApi.CONVERSE) {
      Optional<String> problem =
          ConverseRequests.problem(request.body(), request.form().isStreamed());
      if (problem.isPresent()) {
        return failed(ErrorCode.VALIDATION, problem.get(), facts);
      }
    }
    if (request.api() == InferenceApi.EMBEDDINGS && request.form().isStreamed()) {
      return failed(
          ErrorCode.REQUEST_MALFORMED,
          "Embeddings do not come in pieces: leave ce_stream out.",
          facts);
    }
    Optional<TaskFacts> task = TaskReading.of(request);
    if (task.isEmpty()) {
      return failed(ErrorCode.REQUEST_MALFORMED, "The body is not a JSON object.", facts);
    }
    return switch (prove.of(request)) {
      case ProveRequest.Proof.Refused(ErrorObject error) ->
          Optional.of(new Conclusion(new Reply.Failed(error), facts));
      case ProveRequest.Proof.Proven(ProvenRequest proven) ->
          run(new Asked(proven, task.get(), spent, facts), open);
    };
  }

  private static AnswerFacts asked(ModelWish wish) {
    return switch (wish) {
      case ModelWish.Named(ModelReference model) -> AnswerFacts.none().withModel(model);
      case ModelWish.Auto _ -> AnswerFacts.none();
    };
  }

  private Optional<Conclusion> run(Asked asked, OpenRequest open) {
    WorkspaceId workspace = asked.request().key().workspace();
    if (!isActive(settings.find(workspace)) && !settings.awaitProof(PROOF_PATIENCE)) {
      return failed(
          ErrorCode.SETTINGS_UNCONFIRMED,
          "The workspace's settings could not be confirmed in time.",
          asked.facts());
    }
    return switch (settings.find(workspace)) {
      case SettingsLookup.Unknown() ->
          failed(
              ErrorCode.WORKSPACE_UNKNOWN,
              "There are no settings for this workspace.",
              asked.facts());
      case SettingsLookup.Unreadable() ->
          failed(
              ErrorCode.CONFIGURATION,
              "The newest settings of this workspace cannot be read by this version of routing.",
              asked.facts());
      case SettingsLookup.Known(WorkspaceSettings known) ->
          pay(asked.with(informed(asked, known)), known, open);
    };
  }

  private AnswerFacts informed(Asked asked, WorkspaceSettings known) {
    AnswerFacts withPolicy = asked.facts().withPolicy(known.policy());
    boolean required =
        warnings.known(asked.request(), known, clock.instant()) == WarnState.UNCONFIRMED;
    return required ? withPolicy.withConfirmationRequired() : withPolicy;
  }

  private Optional<Conclusion> pay(Asked asked, WorkspaceSettings known, OpenRequest open) {
    return switch (Payments.of(known)) {
      case Payment.Own(Region region) when known.byok() instanceof Byok.Active active ->
          choose(asked, known, region, begin -> own.run(active, begin, open));
      case Payment.Own _ -> throw new IllegalStateException("own credential without one");
      case Payment.Platform(PlatformUse use, Region region) ->
          choose(asked, known, region, begin -> credits.run(use, region, begin, open));
      case Payment.Refused(ErrorCode code) -> failed(code, FailureWords.of(code), asked.facts());
    };
  }

  private Optional<Conclusion> choose(
      Asked asked,
      WorkspaceSettings known,
      Region region,
      Function<Progress, Optional<Conclusion>> next) {
    return switch (models.first(asked.request().inference(), asked.task(), known, region)) {
      case Choice.None(ErrorCode code, String message) -> failed(code, message, asked.facts());
      case Choice.Made(Target target) ->
          next.apply(
              Progress.begin(
                      new Assignment(asked.request(), known, target), asked.facts(), asked.spent())
                  .withTarget(target));
    };
  }

  private static boolean isActive(SettingsLookup found) {
    return found instanceof SettingsLookup.Known(WorkspaceSettings known)
        && known.byok() instanceof Byok.Active;
  }

  private static Optional<Conclusion> failed(ErrorCode code, String message, AnswerFacts facts) {
    return Optional.of(Conclusion.failed(code, message, facts));
  }

  /// A request whose sender is known.
  private record Asked(ProvenRequest request, TaskFacts task, CallBudget spent, AnswerFacts facts) {

    Asked with(AnswerFacts more) {
      return new Asked(request, task, spent, more);
    }
  }
}
