package dev.latchkey.system.clients;

import dev.latchkey.system.RunningStack;
import dev.latchkey.system.SharedStack;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives tests the stack that all classes share as an [AnsweringSide]: routing-service answers. The
/// demo has saved the workspace's key.
final class RunningLatchkey implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(RunningLatchkey.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == AnsweringSide.class;
  }

  @Override
  public AnsweringSide resolveParameter(ParameterContext parameter, ExtensionContext context) {
    RunningStack stack = SharedStack.of(context);
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(AnsweringSide.class, _ -> answering(stack), AnsweringSide.class);
  }

  private static AnsweringSide answering(RunningStack stack) {
    return new AnsweringSide(stack.kafka(), "acme-research", "nobodys");
  }
}
