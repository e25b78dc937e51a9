package dev.latchkey.contracts.chassis.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsumerLagTest {

  private static final TopicPartition PARTITION = new TopicPartition("topic", 2);

  @ParameterizedTest(name = "first {0}, end {1}, committed {2}: {3}")
  @CsvSource({
    "0, 10, 4, 6",
    "0, 10, 10, 0",
    "0, 10, , 10",
    "5, 10, , 5",
    "5, 10, 2, 5",
    "0, 0, , 0",
    "0, 3, 9, 0"
  })
  void countsFromTheCommittedOffsetOrTheFirstRecord(
      long first, long end, @Nullable Long committed, long lag) {
    // When
    var lags = ConsumerLag.of(offset(first), offset(end), committed(committed));

    // Then
    assertThat(lags).isEqualTo(Map.of("topic", Map.of(2, lag)));
  }

  private static Map<TopicPartition, ListOffsetsResultInfo> offset(long offset) {
    return Map.of(PARTITION, new ListOffsetsResultInfo(offset, 0, Optional.empty()));
  }

  private static Map<TopicPartition, OffsetAndMetadata> committed(@Nullable Long offset) {
    return offset == null ? Map.of() : Map.of(PARTITION, new OffsetAndMetadata(offset));
  }
}
