package dev.latchkey.health;

import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.wire.ServiceName;
import dev.latchkey.contracts.wire.topic.Topic;
import dev.latchkey.contracts.wire.topic.Topics;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// Publishes events before the service starts, in partitions that it has read before and in others,
/// and tells how many it has then not seen.
public final class EventsDuringDowntime implements QuarkusTestResourceLifecycleManager {

  static final String OUTSTANDING = "tests.outstanding";
  static final int PUBLISHED = 25;

  private static final Topic TOPIC = Topics.CREDENTIAL_EVENTS;

  @Override
  public Map<String, String> start() {
    try (Publisher publisher = new Publisher()) {
      for (int i = 0; i < PUBLISHED; i++) {
        publisher.publish(TOPIC, "ws-" + i, SampleEvents.activated());
      }
    }
    return Map.of(OUTSTANDING, Long.toString(outstanding()));
  }

  @Override
  public void stop() {}

  private static long outstanding() {
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", SharedServers.kafka().bootstrapServers()))) {
      Map<TopicPartition, OffsetAndMetadata> committed =
          admin
              .listConsumerGroupOffsets(ServiceName.HEALTH_MONITOR.text())
              .partitionsToOffsetAndMetadata()
              .get();
      Map<TopicPartition, OffsetSpec> ends =
          IntStream.range(0, TOPIC.partitions())
              .mapToObj(number -> new TopicPartition(TOPIC.name(), number))
              .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
      return admin.listOffsets(ends).all().get().entrySet().stream()
          .mapToLong(
              end -> {
                OffsetAndMetadata done = committed.get(end.getKey());
                return end.getValue().offset() - (done == null ? 0 : done.offset());
              })
          .sum();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
