package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.CloudEventCodec;
import dev.latchkey.contracts.wire.cloudevents.Decoded;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.settings.WorkspaceSettings;
import dev.latchkey.contracts.wire.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// What the service has published about a workspace, as a reader of committed records sees it.
final class Published {

  private static final Duration POLL = Duration.ofMillis(100);

  private Published() {}

  /// All records under the workspace's key, oldest first.
  static List<Decoded> records(Topic topic, WorkspaceId workspace) {
    return records(topic, workspace.value());
  }

  /// All records under a key, oldest first.
  static List<Decoded> records(Topic topic, String key) {
    List<Decoded> records = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : all(topic)) {
      if (key.equals(record.key())) {
        records.add(CloudEventCodec.decode(record.headers(), record.value()));
      }
    }
    return records;
  }

  /// The data of all events under the workspace's key, oldest first.
  static <T> List<T> data(EventType<T> type, WorkspaceId workspace) {
    return data(type, workspace.value());
  }

  /// The data of all events under a key, oldest first.
  static <T> List<T> data(EventType<T> type, String key) {
    return events(type, key).stream().map(event -> type.read(event).orThrow()).toList();
  }

  static List<CloudEvent> events(EventType<?> type, WorkspaceId workspace) {
    return events(type, workspace.value());
  }

  static List<CloudEvent> events(EventType<?> type, String key) {
    return records(type.topic(), key).stream()
        .filter(Decoded.Event.class::isInstance)
        .map(record -> ((Decoded.Event) record).event())
        .toList();
  }

  /// Waits until the assertions hold for the settings published last.
  static void awaitSettings(WorkspaceId workspace, Consumer<WorkspaceSettings> assertions) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              List<WorkspaceSettings> settings = data(EventType.WORKSPACE_SETTINGS, workspace);
              assertThat(settings).isNotEmpty();
              assertions.accept(settings.getLast());
            });
  }

  private static List<ConsumerRecord<String, byte[]>> all(Topic topic) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                SharedServers.kafka().bootstrapServers(),
                "isolation.level",
                "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(partition -> new TopicPartition(topic.name(), partition.partition()))
              .toList();
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(POLL).forEach(records::add);
      }
      return records;
    }
  }
}
