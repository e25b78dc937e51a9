package dev.latchkey.routing.flow.inference;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.identifiers.ModelReference.FoundationModel;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.inference.InferenceRequest;
import dev.latchkey.contracts.wire.settings.Byok;
import dev.latchkey.contracts.wire.settings.WorkspaceSettings;
import dev.latchkey.routing.bedrock.CallResult;
import dev.latchkey.routing.decision.FailedCall;
import dev.latchkey.routing.flow.call.Attempt;
import dev.latchkey.routing.flow.request.CachePoints;
import dev.latchkey.routing.flow.request.Target;
import dev.latchkey.routing.model.ChoiceReason;
import dev.latchkey.routing.model.KnownLimits;
import dev.latchkey.routing.model.ModelQuestion;
import dev.latchkey.routing.model.ModelRule;
import dev.latchkey.routing.model.ModelVerdict;
import dev.latchkey.routing.model.RefusalRule;
import dev.latchkey.routing.model.RefusalRule.Remedy;
import dev.latchkey.routing.model.TaskFacts;
import dev.latchkey.routing.model.WorkspaceModels;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Has it decided what is sent to Bedrock for a request, first and after a refusal.
@Singleton
public final class ChooseModel {

  private final ModelRule rule;
  private final AccountRefusals refusals;
  private final InstantSource clock;

  @Inject
  public ChooseModel(ModelRule rule, AccountRefusals refusals, InstantSource clock) {
    this.rule = rule;
    this.refusals = refusals;
    this.clock = clock;
  }

  /// What is sent, or why nothing is.
  ///
  /// @param region where it is called
  Choice first(
      InferenceRequest request, TaskFacts task, WorkspaceSettings settings, Region region) {
    ModelVerdict verdict =
        rule.choose(
            new ModelQuestion(
                request.model(),
                request.api(),
                region,
                task,
                models(settings.models()),
                limits(settings.byok(), region),
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
    return switch (verdict) {
      case ModelVerdict.Refused(ErrorCode code, String message) -> new Choice.None(code, message);
      case ModelVerdict.Chosen chosen -> new Choice.Made(target(request, task, chosen));
    };
  }

  private static Target target(
      InferenceRequest request, TaskFacts task, ModelVerdict.Chosen chosen) {
    return chosen.withoutCachePoints()
        ? new Target(
            chosen.model(),
            CachePoints.removedFrom(request.body(), request.api()),
            false,
            chosen.why())
        : new Target(chosen.model(), request.body(), task.cachePoints(), chosen.why());
  }

  /// What is sent instead after a refusal, if anything.
  Optional<Target> after(Attempt refused, Byok.Active byok) {
    FailedCall failure = refused.failure();
    if (failure == null || !(refused.result() instanceof CallResult.Failed failed)) {
      return Optional.empty();
    }
    Target sent = refused.progress().assignment().target();
    Remedy remedy =
        RefusalRule.after(
            failure.code(),
            failed.failure().message(),
            sent.model(),
            byok.region(),
            sent.cachePoints());
    return switch (remedy) {
      case Remedy.None() -> Optional.empty();
      case Remedy.Direct(FoundationModel model) ->
          Optional.of(sent.to(model, ChoiceReason.DIRECT_AFTER_DENIAL));
      case Remedy.WithoutCachePoints() -> {
        refusals.noteUncached(byok.account(), byok.region(), sent.model());
        yield Optional.of(
            sent.withoutCachePoints(refused.progress().assignment().request().inference().api()));
      }
    };
  }

  /// Notes that something else worked where a profile was denied.
  void noteWorkedInsteadOf(Attempt refused, Byok.Active byok) {
    FailedCall failure = refused.failure();
    if (failure != null && failure.code() == ErrorCode.SCP_DENIED) {
      refusals.noteDenied(
          byok.account(), byok.region(), refused.progress().assignment().target().model());
    }
  }

  private KnownLimits limits(Byok byok, Region region) {
    return switch (byok) {
      case Byok.Active active -> refusals.of(active.account(), region);
      case Byok.NotConfigured _, Byok.Inactive _ -> KnownLimits.NONE;
    };
  }

  /// What this version cannot read is left out; it never stands for every model.
  private static WorkspaceModels models(@Nullable List<String> listed) {
    return listed == null || listed.isEmpty()
        ? new WorkspaceModels.Every()
        : new WorkspaceModels.Listed(listed.stream().flatMap(ChooseModel::model).toList());
  }

  private static Stream<ModelReference> model(String text) {
    return switch (ModelReference.parse(text)) {
      case Parsed.Ok<ModelReference>(ModelReference model) -> Stream.of(model);
      case Parsed.Invalid<ModelReference> _ -> Stream.empty();
    };
  }

  /// What was decided.
  sealed interface Choice {

    /// This is sent.
    record Made(Target target) implements Choice {}

    /// Nothing is sent.
    record None(ErrorCode code, String message) implements Choice {}
  }
}
