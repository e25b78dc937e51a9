package dev.latchkey.routing.kafka;

import dev.latchkey.contracts.wire.ServiceName;
import dev.latchkey.contracts.wire.topic.Topics;
import dev.latchkey.routing.decision.RecordPlace;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The requests topic as seen by this member of the consumer group `routing-service`. Whoever polls
/// must go on polling, with [#admit] set to false while it can take nothing: that is what keeps the
/// member in its group, however long calls last. Offsets move only by [#acknowledge].
///
/// One thread uses it.
public final class RequestIntake implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(RequestIntake.class);
  private static final Duration COMMIT_PATIENCE = Duration.ofSeconds(3);
  private static final int FETCH_BYTES = 64 * 1024 * 1024;

  private final KafkaConnection connection;
  private final RecordReading reading;
  private final int maxRecords;
  private final Map<TopicPartition, OffsetAndMetadata> accepted = new HashMap<>();
  private @Nullable Consumer<byte[], byte[]> open;
  private boolean admitting = true;

  /// @param maxRecords the most records that one poll returns
  /// @param replyTopics the names of topics that answers may be sent to
  public RequestIntake(
      KafkaConnection connection, InstantSource clock, int maxRecords, Pattern replyTopics) {
    this.connection = connection;
    this.reading = new RecordReading(clock, replyTopics);
    this.maxRecords = maxRecords;
  }

  /// Waits for records, and keeps the membership alive.
  ///
  /// @return what came; nothing while records are not admitted
  /// @throws BrokerUnavailable when the client has failed; the next poll begins with a new one
  public List<Arrival> poll(Duration wait) {
    try {
      List<Arrival> arrivals = new ArrayList<>();
      opened().poll(wait).forEach(record -> arrivals.add(reading.read(record)));
      return arrivals;
    } catch (KafkaException e) {
      forsake();
      throw new BrokerUnavailable(e);
    }
  }

  /// Whether polls may return records.
  public void admit(boolean admit) {
    if (admit == admitting) {
      return;
    }
    admitting = admit;
    Consumer<byte[], byte[]> consumer = opened();
    if (admit) {
      consumer.resume(consumer.paused());
    } else {
      consumer.pause(consumer.assignment());
    }
  }

  /// Lets the group's offsets move past records. Does not wait: an offset that is lost brings a
  /// redelivery, which the claims recognise.
  public void acknowledge(Collection<RecordPlace> places) {
    for (RecordPlace place : places) {
      TopicPartition partition = new TopicPartition(place.topic(), place.partition());
      accepted.merge(
          partition,
          new OffsetAndMetadata(place.offset() + 1),
          (old, next) -> next.offset() > old.offset() ? next : old);
    }
    Consumer<byte[], byte[]> consumer = opened();
    accepted.keySet().retainAll(consumer.assignment());
    consumer.commitAsync(Map.copyOf(accepted), null);
  }

  @Override
  public void close() {
    if (open != null) {
      commitNow(accepted.keySet());
      forsake();
    }
  }

  private Consumer<byte[], byte[]> opened() {
    Consumer<byte[], byte[]> present = open;
    if (present == null) {
      present = subscribed();
      open = present;
    }
    return present;
  }

  private Consumer<byte[], byte[]> subscribed() {
    Consumer<byte[], byte[]> made =
        connection.consumer(
            Map.of(
                ConsumerConfig.GROUP_ID_CONFIG,
                ServiceName.ROUTING_SERVICE.text(),
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                maxRecords,
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                FETCH_BYTES,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName()));
    made.subscribe(List.of(Topics.REQUESTS.name()), new Rebalance());
    return made;
  }

  private void commitNow(Collection<TopicPartition> partitions) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>(accepted);
    offsets.keySet().retainAll(partitions);
    try {
      opened().commitSync(offsets, COMMIT_PATIENCE);
    } catch (KafkaException e) {
      LOG.infof("offsets were not committed (%s); redeliveries follow", e.getClass().getName());
    }
  }

  private void forsake() {
    Consumer<byte[], byte[]> present = open;
    if (present != null) {
      try {
        present.close(CloseOptions.timeout(COMMIT_PATIENCE));
      } catch (KafkaException e) {
        LOG.infof("the requests' consumer did not close well (%s)", e.getClass().getName());
      }
    }
    // Only now: closing reports the partitions as revoked, and that commits.
    open = null;
    accepted.clear();
  }

  private final class Rebalance implements ConsumerRebalanceListener {

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      if (!admitting) {
        opened().pause(partitions);
      }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      commitNow(partitions);
      accepted.keySet().removeAll(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
      accepted.keySet().removeAll(partitions);
    }
  }
}
