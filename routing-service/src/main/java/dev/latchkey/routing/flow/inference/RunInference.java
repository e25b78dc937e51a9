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
import dev.latchkey.routing.decision.CallBudget;
import dev.latchkey.routing.decision.Payment;
import dev.latchkey.routing.decision.WarnState;
import dev.latchkey.routing.flow.answer.AnswerFacts;
import dev.latchkey.routing.flow.answer.Conclusion;
import dev.latchkey.routing.flow.answer.FailureWords;
import dev.latchkey.routing.flow.answer.Reply;
import dev.latchkey.routing.flow.fallback.Payments;
import dev.latchkey.routing.flow.fallback.WarnStates;
import dev.latchkey.routing.flow.request.Assignment;
import dev.latchkey.routing.flow.request.JsonBody;
import dev.latchkey.routing.flow.request.OpenRequest;
import dev.latchkey.routing.flow.request.Progress;
import dev.latchkey.routing.flow.request.ProveRequest;
import dev.latchkey.routing.flow.request.ProvenRequest;
import dev.latchkey.routing.flow.request.Target;
import dev.latchkey.routing.kafka.SettingsLookup;
import dev.latchkey.routing.kafka.SettingsTable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

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
  private final WarnStates warnings;
  private final InstantSource clock;

  @Inject
  public RunInference(
      ProveRequest prove,
      SettingsTable settings,
      CallOwnAccount own,
      CallWithCredits credits,
      WarnStates warnings,
      InstantSource clock) {
    this.prove = prove;
    this.settings = settings;
    this.own = own;
    this.credits = credits;
    this.warnings = warnings;
    this.clock = clock;
  }

  /// The end of the request; empty when the request is no longer this instance's.
  ///
  /// @param spent the calls that earlier owners of the request made, or may have made
  public Optional<Conclusion> run(InferenceRequest request, CallBudget spent, OpenRequest open) {
    AnswerFacts unknown = AnswerFacts.none().withEarlierAttempts(spent.spent());
    if (!(request.model() instanceof ModelWish.Named(ModelReference model))) {
      return failed(ErrorCode.MODEL_UNKNOWN, "Name a model; none is chosen yet.", unknown);
    }
    AnswerFacts facts = unknown.withModel(model);
    if (request.api() != InferenceApi.MESSAGES) {
      return failed(
          ErrorCode.API_UNSUPPORTED, "The API " + request.api() + " is not served yet.", facts);
    }
    if (!JsonBody.isObject(request.body())) {
      return failed(ErrorCode.REQUEST_MALFORMED, "The body is not a JSON object.", facts);
    }
    return switch (prove.of(request)) {
      case ProveRequest.Proof.Refused(ErrorObject error) ->
          Optional.of(new Conclusion(new Reply.Failed(error), facts));
      case ProveRequest.Proof.Proven(ProvenRequest proven) ->
          run(proven, new Target(model, request.body()), spent, facts, open);
    };
  }

  private Optional<Conclusion> run(
      ProvenRequest request, Target target, CallBudget spent, AnswerFacts facts, OpenRequest open) {
    WorkspaceId workspace = request.key().workspace();
    if (!isActive(settings.find(workspace)) && !settings.awaitProof(PROOF_PATIENCE)) {
      return failed(
          ErrorCode.SETTINGS_UNCONFIRMED,
          "The workspace's settings could not be confirmed in time.",
          facts);
    }
    return switch (settings.find(workspace)) {
      case SettingsLookup.Unknown() ->
          failed(ErrorCode.WORKSPACE_UNKNOWN, "There are no settings for this workspace.", facts);
      case SettingsLookup.Unreadable() ->
          failed(
              ErrorCode.CONFIGURATION,
              "The newest settings of this workspace cannot be read by this version of routing.",
              facts);
      case SettingsLookup.Known(WorkspaceSettings known) ->
          pay(begin(new Assignment(request, known, target), spent, facts), open);
    };
  }

  private Progress begin(Assignment assignment, CallBudget spent, AnswerFacts facts) {
    WorkspaceSettings known = assignment.settings();
    AnswerFacts withPolicy = facts.withPolicy(known.policy());
    boolean required =
        warnings.known(assignment.request(), known, clock.instant()) == WarnState.UNCONFIRMED;
    return Progress.begin(
        assignment, required ? withPolicy.withConfirmationRequired() : withPolicy, spent);
  }

  private Optional<Conclusion> pay(Progress begin, OpenRequest open) {
    WorkspaceSettings known = begin.assignment().settings();
    return switch (Payments.of(known)) {
      case Payment.Own _ when known.byok() instanceof Byok.Active active ->
          own.run(active, begin, open);
      case Payment.Own _ -> throw new IllegalStateException("own credential without one");
      case Payment.Platform(PlatformUse use, Region region) ->
          credits.run(use, region, begin, open);
      case Payment.Refused(ErrorCode code) -> begin.fails(code, FailureWords.of(code));
    };
  }

  private static boolean isActive(SettingsLookup found) {
    return found instanceof SettingsLookup.Known(WorkspaceSettings known)
        && known.byok() instanceof Byok.Active;
  }

  private static Optional<Conclusion> failed(ErrorCode code, String message, AnswerFacts facts) {
    return Optional.of(Conclusion.failed(code, message, facts));
  }
}
