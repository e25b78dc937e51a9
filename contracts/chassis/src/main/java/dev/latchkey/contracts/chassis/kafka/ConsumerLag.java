package dev.latchkey.contracts.chassis.kafka;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.util.Map;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// How far a consumer group is behind.
final class ConsumerLag {

  private ConsumerLag() {}

  /// The lag by topic and partition: from the committed offset, or from the first record that is
  /// still there when nothing was committed or it has expired since.
  static Map<String, Map<Integer, Long>> of(
      Map<TopicPartition, ListOffsetsResultInfo> first,
      Map<TopicPartition, ListOffsetsResultInfo> end,
      Map<TopicPartition, OffsetAndMetadata> committed) {
    return end.entrySet().stream()
        .collect(
            groupingBy(
                entry -> entry.getKey().topic(),
                toMap(
                    entry -> entry.getKey().partition(),
                    entry ->
                        lag(
                            first.get(entry.getKey()),
                            entry.getValue(),
                            committed.get(entry.getKey())))));
  }

  private static long lag(
      @Nullable ListOffsetsResultInfo first,
      ListOffsetsResultInfo end,
      @Nullable OffsetAndMetadata committed) {
    long start = first == null ? 0 : first.offset();
    long position = committed == null ? start : Math.max(start, committed.offset());
    return Math.max(0, end.offset() - position);
  }
}
