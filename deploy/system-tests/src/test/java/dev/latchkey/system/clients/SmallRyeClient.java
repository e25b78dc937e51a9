package dev.latchkey.system.clients;

import dev.latchkey.contracts.wire.cloudevents.Content;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/// SmallRye's `KafkaRequestReply` in a CDI container, as an agent service declares it, with the
/// settings of `smallrye-agent.properties`.
final class SmallRyeClient implements AutoCloseable {
  private static final String PREFIX = "mp.messaging.outgoing.inference.";

  private final Config config;
  private final WeldContainer container;
  private final SmallRyeAgent agent;

  /// @param settings of the channel, beyond where the broker is and what is sent
  SmallRyeClient(AnsweringSide latchkey, Map<String, String> settings) {
    Map<String, String> properties = new HashMap<>();
    properties.put(PREFIX + "bootstrap.servers", latchkey.bootstrapServers());
    // A stop does not wait for replies: every test has its answer by then.
    properties.put(PREFIX + "reply.graceful-shutdown", "false");
    settings.forEach((name, value) -> properties.put(PREFIX + name, value));
    config =
        new SmallRyeConfigBuilder()
            .withSources(channel(), new PropertiesConfigSource(properties, "test", 200))
            .build();
    ConfigProviderResolver.instance()
        .registerConfig(config, Thread.currentThread().getContextClassLoader());
    container =
        new Weld().addBeanClasses(SmallRyeAgent.class, RefusedByLatchkey.class).initialize();
    agent = container.select(SmallRyeAgent.class).get();
  }

  private static PropertiesConfigSource channel() {
    try {
      return new PropertiesConfigSource(
          Objects.requireNonNull(SmallRyeClient.class.getResource("/smallrye-agent.properties")));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the settings of the channel", e);
    }
  }

  /// Asks; the answer is what the stock client delivers.
  Uni<ReceivedAnswer> ask(SampleRequest request) {
    return agent.ask(request).map(SmallRyeClient::received);
  }

  private static ReceivedAnswer received(Message<byte[]> answer) {
    IncomingKafkaRecordMetadata<?, ?> from =
        answer.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow();
    return new ReceivedAnswer(
        from.getPartition(), from.getHeaders(), Content.of(answer.getPayload()));
  }

  @Override
  public void close() {
    container.close();
    ConfigProviderResolver.instance().releaseConfig(config);
  }
}
