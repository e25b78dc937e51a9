package dev.latchkey.contracts.testkit.junit;

import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/// Decides whether tests in containers run: see [EnabledWithContainers].
final class ContainersCondition implements ExecutionCondition {
  private static final String REQUIRED = "LATCHKEY_REQUIRE_CONTAINERS";

  private final boolean required;
  private final BooleanSupplier engineAnswers;

  ContainersCondition() {
    this(
        Boolean.parseBoolean(System.getenv(REQUIRED)),
        () -> DockerClientFactory.instance().isDockerAvailable());
  }

  ContainersCondition(boolean required, BooleanSupplier engineAnswers) {
    this.required = required;
    this.engineAnswers = engineAnswers;
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return evaluate();
  }

  /// @throws IllegalStateException if containers are required and no engine answers
  ConditionEvaluationResult evaluate() {
    if (engineAnswers.getAsBoolean()) {
      return ConditionEvaluationResult.enabled("A Docker engine answers");
    }
    if (required) {
      throw new IllegalStateException(
          "DOCKER_MISSING: "
              + REQUIRED
              + " is set and no Docker engine answers. Start Docker, or unset it.");
    }
    return ConditionEvaluationResult.disabled("No Docker engine answers");
  }
}
