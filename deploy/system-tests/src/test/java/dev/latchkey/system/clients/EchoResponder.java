package dev.latchkey.system.clients;

import dev.latchkey.contracts.testkit.shared.SharedServers;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives tests an [AnsweringSide] on a real broker, where an [EchoLoop] stands for routing-service.
final class EchoResponder implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(EchoResponder.class);

  private record Answering(AnsweringSide side, EchoLoop loop) implements AutoCloseable {
    @Override
    public void close() {
      loop.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == AnsweringSide.class;
  }

  @Override
  public AnsweringSide resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(Answering.class, _ -> start(), Answering.class)
        .side();
  }

  private static Answering start() {
    String bootstrapServers = SharedServers.kafka().bootstrapServers();
    String workspace = "echo-" + UUID.randomUUID();
    return new Answering(
        new AnsweringSide(bootstrapServers, workspace, "nobodys"),
        EchoLoop.start(bootstrapServers, workspace));
  }
}
