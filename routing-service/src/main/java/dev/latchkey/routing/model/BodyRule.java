package dev.latchkey.routing.model;

import dev.latchkey.routing.model.CatalogModel.Claude;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Decides whether a model refuses a task for certain, so that a member learns it by name before
/// anything is called. What is not certain is Bedrock's to decide. Source: AWS model cards;
/// Anthropic Messages API, extended thinking.
final class BodyRule {

  private static final long LEAST_BUDGET = 1_024;

  private BodyRule() {}

  /// Why the model refuses the task, as a sentence; empty when that is not certain.
  static Optional<String> objection(Claude model, TaskFacts task) {
    return demands(model, task).or(() -> output(model, task)).or(() -> thinking(model, task));
  }

  private static Optional<String> demands(Claude model, TaskFacts task) {
    String refused =
        task.demands().stream()
            .filter(model.refused()::contains)
            .sorted()
            .map(Demand::toString)
            .collect(Collectors.joining(" or "));
    return refused.isEmpty()
        ? Optional.empty()
        : Optional.of(model.id().text() + " does not take " + refused + ".");
  }

  private static Optional<String> output(Claude model, TaskFacts task) {
    Long most = task.maxTokens();
    return most == null || most <= model.maxOutput()
        ? Optional.empty()
        : Optional.of(
            "max_tokens is more than the "
                + model.maxOutput()
                + " that "
                + model.id().text()
                + " generates.");
  }

  private static Optional<String> thinking(Claude model, TaskFacts task) {
    return switch (task.thinking()) {
      case Thinking.Unsaid() -> Optional.empty();
      case Thinking.Enabled(Long budget) -> budget(budget, task);
      case Thinking.Adaptive() ->
          model.thinking() == ThinkingMode.BUDGET
              ? Optional.of(
                  model.id().text() + " thinks with a budget only: set thinking to enabled.")
              : Optional.empty();
      case Thinking.Disabled() ->
          model.thinking() == ThinkingMode.ALWAYS_ON
              ? Optional.of(model.id().text() + " cannot be told not to think.")
              : Optional.empty();
    };
  }

  private static Optional<String> budget(@Nullable Long budget, TaskFacts task) {
    Long most = task.maxTokens();
    if (budget == null || budget < LEAST_BUDGET) {
      return Optional.of("Thinking needs a budget of at least " + LEAST_BUDGET + " tokens.");
    }
    return most == null || budget < most || task.interleaved()
        ? Optional.empty()
        : Optional.of("The budget for thinking is not less than max_tokens.");
  }
}
