package dev.latchkey.contracts.testkit.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What Latchkey relies on in a Kafka server, whoever runs it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class KafkaServerContractTest {
  private KafkaServer kafka;

  /// Starts the server under test.
  abstract KafkaServer startServer();

  @BeforeAll
  void start() {
    kafka = startServer();
  }

  @AfterAll
  void close() {
    kafka.close();
  }

  @Test
  void keepsRecordsAndAddressOverARestart() throws Exception {
    // Given
    String address = kafka.bootstrapServers();
    createTopic("kept");
    send("kept", "before the stop".getBytes(StandardCharsets.UTF_8));

    // When
    kafka.stop();
    kafka.start();

    // Then
    assertThat(kafka.bootstrapServers()).isEqualTo(address);
    assertThat(readAll("kept"))
        .singleElement()
        .satisfies(record -> assertThat(record.value()).asString().isEqualTo("before the stop"));
  }

  @Test
  void carriesARecordOf27MiB() throws Exception {
    // Given
    createTopic("large");

    // When
    send("large", new byte[27 * 1024 * 1024]);

    // Then
    assertThat(readAll("large")).hasSize(1);
  }

  @Test
  void createsNoTopicByItself() {
    // When a topic is described that nobody created
    // Then
    try (Admin admin = Admin.create(clientSettings())) {
      assertThatThrownBy(() -> admin.describeTopics(List.of("unheard-of")).allTopicNames().get())
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
    }
  }

  private void createTopic(String name) throws Exception {
    try (Admin admin = Admin.create(clientSettings())) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(name, 1, (short) 1)
                      .configs(Map.of("max.message.bytes", Integer.toString(28 * 1024 * 1024)))))
          .all()
          .get();
    }
  }

  private void send(String topic, byte[] value) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            clientSettings(), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, value)).get();
    }
  }

  private List<ConsumerRecord<byte[], byte[]>> readAll(String topic) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            clientSettings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      return consumer.poll(Duration.ofSeconds(30)).records(partition);
    }
  }

  private Map<String, Object> clientSettings() {
    return Map.of(
        "bootstrap.servers", kafka.bootstrapServers(), "max.request.size", 28 * 1024 * 1024);
  }
}
