package dev.latchkey.system.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.requestreply.ReplyingKafkaTemplate;

/// Spring's template as an agent service declares it, without anything of Latchkey.
final class SpringClient implements AutoCloseable {

  /// How long a client waits for an answer: longer than the request's deadline.
  static final Duration PATIENCE = Duration.ofSeconds(70);

  /// The template counts as assigned once its first poll has ended, by default after 5 s.
  private static final Duration POLL = Duration.ofMillis(200);

  private final DefaultKafkaProducerFactory<String, byte[]> producers;
  private final ReplyingKafkaTemplate<String, byte[], byte[]> template;

  /// @param replies where the answers are read
  SpringClient(AnsweringSide latchkey, ContainerProperties replies) {
    Map<String, Object> broker = Map.of("bootstrap.servers", latchkey.bootstrapServers());
    producers =
        new DefaultKafkaProducerFactory<>(
            broker, new StringSerializer(), new ByteArraySerializer());
    replies.setPollTimeout(POLL.toMillis());
    replies.setGroupId("spring-" + UUID.randomUUID());
    template =
        new ReplyingKafkaTemplate<>(
            producers,
            new KafkaMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<>(
                    broker, new StringDeserializer(), new ByteArrayDeserializer()),
                replies));
    template.setDefaultReplyTimeout(PATIENCE);
  }

  /// The template, to be configured before [#start].
  ReplyingKafkaTemplate<String, byte[], byte[]> template() {
    return template;
  }

  /// Starts the template and waits until it reads the replies.
  SpringClient start() throws InterruptedException {
    template.start();
    assertThat(template.waitForAssignment(PATIENCE)).as("the container has partitions").isTrue();
    return this;
  }

  @Override
  public void close() {
    template.stop();
    template.destroy();
    producers.destroy();
  }
}
