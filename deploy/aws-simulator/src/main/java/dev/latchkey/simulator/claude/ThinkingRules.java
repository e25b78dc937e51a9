package dev.latchkey.simulator.claude;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.simulator.models.FoundationModel;
import java.util.Optional;

/// Which `thinking` a model accepts.
final class ThinkingRules {

  private static final int SMALLEST_BUDGET = 1_024;

  private ThinkingRules() {}

  /// The problem of a request's `thinking`.
  ///
  /// @param request what has the members `thinking` and `tool_choice`
  static Optional<String> problem(JsonNode request, int maxTokens, FoundationModel model) {
    JsonNode thinking = request.path("thinking");
    if (thinking.isMissingNode()) {
      return Optional.empty();
    }
    String type = thinking.path("type").asText();
    if (!model.thinkingTypes().contains(type)) {
      return Optional.of("thinking.type.%s is not supported for this model".formatted(type));
    }
    return type.equals("enabled")
        ? problemOfBudget(thinking.path("budget_tokens"), maxTokens)
        : Optional.empty();
  }

  private static Optional<String> problemOfBudget(JsonNode budget, int maxTokens) {
    if (!budget.isIntegralNumber()) {
      return Optional.of("thinking.enabled.budget_tokens: Field required");
    }
    if (budget.asInt() < SMALLEST_BUDGET) {
      return Optional.of(
          "thinking.enabled.budget_tokens: Input should be greater than or equal to "
              + SMALLEST_BUDGET);
    }
    return budget.asInt() < maxTokens
        ? Optional.empty()
        : Optional.of("`max_tokens` must be greater than `thinking.budget_tokens`.");
  }
}
