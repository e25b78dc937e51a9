package dev.latchkey.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// What is on the topic of admin events.
final class AdminRecords {

  private AdminRecords() {}

  /// The data of an organisation's events, in the order of their partition.
  static List<String> ofOrg(OrgId org) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", SharedServers.kafka().bootstrapServers());
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.ADMIN_EVENTS.name()).stream()
              .map((PartitionInfo info) -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<String> found = new ArrayList<>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(each -> add(each, org, found));
      }
      return found;
    }
  }

  private static void add(ConsumerRecord<byte[], byte[]> each, OrgId org, List<String> found) {
    boolean own =
        StreamSupport.stream(each.headers().headers("ce_orgid").spliterator(), false)
            .anyMatch(header -> new String(header.value(), UTF_8).equals(org.value()));
    if (own) {
      found.add(new String(each.value(), UTF_8));
    }
  }
}
