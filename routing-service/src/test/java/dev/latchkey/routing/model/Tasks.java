package dev.latchkey.routing.model;

import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.identifiers.ModelWish;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.inference.InferenceApi;
import dev.latchkey.routing.bedrock.ModelList;
import dev.latchkey.routing.bedrock.PriceList;
import dev.latchkey.routing.price.PriceTable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Questions about the models that Latchkey knows.
final class Tasks {

  static final ModelRule RULE =
      new ModelRule(new ModelCatalog(ModelList.models()), new PriceTable(PriceList.rows()));

  /// A short question with nothing special.
  static final TaskFacts PLAIN =
      new TaskFacts(100, 1_000L, Set.of(), new Thinking.Unsaid(), false, false);

  private Tasks() {}

  static ModelWish named(String model) {
    return new ModelWish.Named(ModelReference.parse(model).orThrow());
  }

  /// @param listed the workspace's models, separated by spaces; null for every model
  static ModelQuestion question(ModelWish wish, String region, @Nullable String listed) {
    return new ModelQuestion(
        wish,
        InferenceApi.MESSAGES,
        new Region(region),
        PLAIN,
        models(listed),
        KnownLimits.NONE,
        LocalDate.of(2026, 11, 21));
  }

  static ModelQuestion with(ModelQuestion question, InferenceApi api) {
    return new ModelQuestion(
        question.wish(),
        api,
        question.region(),
        question.task(),
        question.models(),
        question.limits(),
        question.day());
  }

  static ModelQuestion with(ModelQuestion question, TaskFacts task) {
    return new ModelQuestion(
        question.wish(),
        question.api(),
        question.region(),
        task,
        question.models(),
        question.limits(),
        question.day());
  }

  static ModelQuestion with(ModelQuestion question, KnownLimits limits) {
    return new ModelQuestion(
        question.wish(),
        question.api(),
        question.region(),
        question.task(),
        question.models(),
        limits,
        question.day());
  }

  private static WorkspaceModels models(@Nullable String listed) {
    return listed == null
        ? new WorkspaceModels.Every()
        : new WorkspaceModels.Listed(
            Arrays.stream(listed.split(" ", -1))
                .map(text -> ModelReference.parse(text).orThrow())
                .toList());
  }

  /// What is sent and why, or the code of the refusal and its message.
  static String said(ModelVerdict verdict) {
    return switch (verdict) {
      case ModelVerdict.Chosen chosen -> chosen.model().text() + ": " + chosen.why();
      case ModelVerdict.Refused refused -> refused.code() + ": " + refused.message();
    };
  }
}
