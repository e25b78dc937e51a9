package dev.latchkey.routing.kafka;

import dev.latchkey.routing.decision.BodyDigest;
import dev.latchkey.routing.decision.RecordPlace;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Reads single records of the requests topic once more, for requests whose first reader is gone.
///
/// One thread uses it.
public final class RequestReplay implements AutoCloseable {

  private static final Duration POLL = Duration.ofSeconds(2);
  private static final Duration ASKING = Duration.ofSeconds(5);

  private final KafkaConnection connection;
  private final RecordReading reading;
  private @Nullable Consumer<byte[], byte[]> open;

  /// @param replyTopics the names of topics that answers may be sent to
  public RequestReplay(KafkaConnection connection, InstantSource clock, Pattern replyTopics) {
    this.connection = connection;
    this.reading = new RecordReading(clock, replyTopics);
  }

  /// The record at a place; empty when it is gone, or is another one than it was.
  ///
  /// @throws BrokerUnavailable when that cannot be found out now
  public Optional<Arrival.Addressed> read(RecordPlace place, BodyDigest digest) {
    try {
      return recordAt(place)
          .map(reading::read)
          .filter(Arrival.Addressed.class::isInstance)
          .map(Arrival.Addressed.class::cast)
          .filter(arrival -> arrival.digest().equals(digest));
    } catch (KafkaException e) {
      close();
      throw new BrokerUnavailable(e);
    }
  }

  private Optional<ConsumerRecord<byte[], byte[]>> recordAt(RecordPlace place) {
    Consumer<byte[], byte[]> consumer = opened();
    TopicPartition partition = new TopicPartition(place.topic(), place.partition());
    consumer.assign(List.of(partition));
    List<TopicPartition> asked = List.of(partition);
    if (consumer.beginningOffsets(asked, ASKING).getOrDefault(partition, 0L) > place.offset()
        || consumer.endOffsets(asked, ASKING).getOrDefault(partition, 0L) <= place.offset()) {
      return Optional.empty();
    }
    consumer.seek(partition, place.offset());
    List<ConsumerRecord<byte[], byte[]>> records = consumer.poll(POLL).records(partition);
    if (records.isEmpty()) {
      throw new KafkaException("nothing was read");
    }
    return Optional.of(records.getFirst()).filter(each -> each.offset() == place.offset());
  }

  private Consumer<byte[], byte[]> opened() {
    Consumer<byte[], byte[]> present = open;
    if (present == null) {
      present =
          connection.consumer(
              Map.of(
                  ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                  false,
                  ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                  "read_committed",
                  ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                  1,
                  ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                  false));
      open = present;
    }
    return present;
  }

  @Override
  public void close() {
    Consumer<byte[], byte[]> present = open;
    open = null;
    if (present != null) {
      present.close();
    }
  }
}
