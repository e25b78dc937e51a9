package dev.latchkey.contracts.testkit.junit;

import dev.latchkey.contracts.testkit.kafka.KafkaServer;
import dev.latchkey.contracts.testkit.postgres.PostgresServer;
import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.testkit.simulator.Simulator;
import dev.latchkey.contracts.testkit.vault.VaultServer;
import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/// Starts the servers that a test class names by [WithKafka], [WithPostgres], [WithVault] and
/// [WithSimulator], and hands them to its methods as parameters. They are those of [SharedServers].
public final class SharedServersExtension implements BeforeAllCallback, ParameterResolver {

  private record Server(Class<? extends Annotation> annotation, Supplier<?> start) {
    /// Starts the server if it does not run, and returns it.
    Object running() {
      return start.get();
    }
  }

  private static final Map<Class<?>, Server> SERVERS =
      Map.of(
          KafkaServer.class, new Server(WithKafka.class, SharedServers::kafka),
          PostgresServer.class, new Server(WithPostgres.class, SharedServers::postgres),
          VaultServer.class, new Server(WithVault.class, SharedServers::vault),
          Simulator.class, new Server(WithSimulator.class, SharedServers::simulator));

  @Override
  public void beforeAll(ExtensionContext context) {
    SERVERS.values().stream().filter(server -> isNamed(server, context)).forEach(Server::running);
  }

  /// A server can be a parameter where the class names it.
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return wanted(parameter).filter(server -> isNamed(server, context)).isPresent();
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return wanted(parameter).orElseThrow().running();
  }

  private static Optional<Server> wanted(ParameterContext parameter) {
    return Optional.ofNullable(SERVERS.get(parameter.getParameter().getType()));
  }

  private static boolean isNamed(Server server, ExtensionContext context) {
    return AnnotationSupport.isAnnotated(context.getRequiredTestClass(), server.annotation());
  }
}
