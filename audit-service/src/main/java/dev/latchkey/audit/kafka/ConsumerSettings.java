package dev.latchkey.audit.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// How this service reads. What was published and then taken back is no event, and nobody but the
/// service itself decides where to begin: a default would pass over what is missing in silence.
final class ConsumerSettings {

  /// Events of one partition that are held at once, apart from what the client has fetched ahead.
  private static final int MOST_RECORDS = 2_000;

  private static final int FETCH_BYTES = 16 << 20;
  private static final int PARTITION_BYTES = 2 << 20;

  private ConsumerSettings() {}

  /// A member of the group.
  static Consumer<byte[], byte[]> member(Map<String, Object> connection, String group) {
    return consumer(
        connection,
        Map.of(
            ConsumerConfig.GROUP_ID_CONFIG,
            group,
            ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
            CooperativeStickyAssignor.class.getName(),
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "none",
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            MOST_RECORDS,
            ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
            FETCH_BYTES,
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
            PARTITION_BYTES));
  }

  /// A reader of a whole topic.
  static Consumer<byte[], byte[]> reader(Map<String, Object> connection) {
    return consumer(connection, Map.of(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"));
  }

  private static Consumer<byte[], byte[]> consumer(
      Map<String, Object> connection, Map<String, Object> own) {
    Map<String, Object> settings = new HashMap<>(connection);
    settings.keySet().retainAll(ConsumerConfig.configNames());
    settings.putAll(own);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
