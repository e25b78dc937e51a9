package dev.latchkey.system.clients;

import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.inference.RequestHeaders;
import dev.latchkey.contracts.wire.topic.Topics;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.ce.OutgoingCloudEventMetadata;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/// SmallRye's `KafkaRequestReply` in a CDI container, as an agent service declares it. CloudEvents
/// are written by SmallRye's own support for them.
final class SmallRyeClient implements AutoCloseable {
  private static final String PREFIX = "mp.messaging.outgoing." + SmallRyeAgent.CHANNEL + ".";

  private final Config config;
  private final WeldContainer container;
  private final SmallRyeAgent agent;

  /// @param settings of the channel, beyond where the broker is and what is sent
  SmallRyeClient(AnsweringSide latchkey, Map<String, String> settings) {
    Map<String, String> properties = new HashMap<>();
    channel(latchkey).forEach((name, value) -> properties.put(PREFIX + name, value));
    settings.forEach((name, value) -> properties.put(PREFIX + name, value));
    config =
        new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(properties, "channel", 100))
            .build();
    ConfigProviderResolver.instance()
        .registerConfig(config, Thread.currentThread().getContextClassLoader());
    container =
        new Weld().addBeanClasses(SmallRyeAgent.class, RefusedByLatchkey.class).initialize();
    agent = container.select(SmallRyeAgent.class).get();
  }

  /// A stop does not wait for replies: every test has its answer by then.
  private static Map<String, String> channel(AnsweringSide latchkey) {
    return Map.of(
        "reply.graceful-shutdown",
        "false",
        "connector",
        "smallrye-kafka",
        "bootstrap.servers",
        latchkey.bootstrapServers(),
        "topic",
        Topics.REQUESTS.name(),
        "value.serializer",
        ByteArraySerializer.class.getName(),
        "cloud-events-type",
        RequestHeaders.TYPE,
        "cloud-events-source",
        SampleRequest.SOURCE,
        "cloud-events-data-content-type",
        "application/json",
        "reply.value.deserializer",
        ByteArrayDeserializer.class.getName(),
        "reply.timeout",
        "20000");
  }

  /// Asks; the answer is what the stock client delivers.
  Uni<ReceivedAnswer> ask(SampleRequest request) {
    return agent.channel().request(message(request)).map(SmallRyeClient::received);
  }

  private static Message<byte[]> message(SampleRequest request) {
    return Message.of(request.body())
        .addMetadata(
            OutgoingCloudEventMetadata.builder()
                .withId(request.id())
                .withExtensions(Map.copyOf(SampleRequest.ASKED))
                .withExtension(RequestHeaders.WORKSPACE, request.workspace())
                .build())
        .addMetadata(OutgoingKafkaRecordMetadata.builder().withKey(request.key()).build());
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
