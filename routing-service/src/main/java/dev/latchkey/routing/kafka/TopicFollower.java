package dev.latchkey.routing.kafka;

import dev.latchkey.contracts.wire.topic.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/// The thread behind a [FollowedTopic]. A consumer that fails is replaced by one that goes on where
/// it stopped: reading again from the beginning would bring removed entries back for a while.
final class TopicFollower implements Runnable {

  private static final Logger LOG = Logger.getLogger(TopicFollower.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration ASKING = Duration.ofSeconds(2);
  private static final Duration BETWEEN_PROOFS = Duration.ofMillis(500);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
  private static final int METADATA_MILLIS = 10_000;

  private final KafkaConnection connection;
  private final Topic topic;
  private final Predicate<ConsumerRecord<byte[], byte[]>> view;
  private final FreshnessProof proof;
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private final CountDownLatch stopped = new CountDownLatch(1);

  /// @param view takes each record in and says whether it could be read
  TopicFollower(
      KafkaConnection connection,
      Topic topic,
      Predicate<ConsumerRecord<byte[], byte[]>> view,
      FreshnessProof proof) {
    this.connection = connection;
    this.topic = topic;
    this.view = view;
    this.proof = proof;
  }

  void stop() {
    stopped.countDown();
  }

  @Override
  public void run() {
    while (!isStoppedWithin(Duration.ZERO)) {
      try (Consumer<byte[], byte[]> consumer = consumer()) {
        follow(consumer);
      } catch (KafkaException e) {
        LOG.warnf("%s cannot be read at present (%s)", topic, e.getClass().getName());
        isStoppedWithin(AFTER_FAILURE);
      }
    }
  }

  private Consumer<byte[], byte[]> consumer() {
    return connection.consumer(
        Map.of(
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            ConsumerConfig.METADATA_MAX_AGE_CONFIG,
            METADATA_MILLIS));
  }

  private void follow(Consumer<byte[], byte[]> consumer) {
    while (!isStoppedWithin(Duration.ZERO)) {
      if (isProofDue()) {
        assignAll(consumer);
        prove(consumer);
      }
      if (consumer.assignment().isEmpty()) {
        isStoppedWithin(AFTER_FAILURE);
        continue;
      }
      consumer.poll(POLL).forEach(this::apply);
      consumer.assignment().forEach(each -> positions.put(each, consumer.position(each)));
    }
  }

  private void apply(ConsumerRecord<byte[], byte[]> record) {
    if (!view.test(record)) {
      LOG.warnf(
          "unreadable record on %s at partition %d offset %d",
          topic, record.partition(), record.offset());
    }
  }

  private boolean isProofDue() {
    return proof.isWanted()
        || proof.age().filter(age -> age.compareTo(BETWEEN_PROOFS) < 0).isEmpty();
  }

  /// Also takes on partitions that were added to the topic meanwhile.
  private void assignAll(Consumer<byte[], byte[]> consumer) {
    Set<TopicPartition> all =
        consumer.partitionsFor(topic.name(), ASKING).stream()
            .map(each -> new TopicPartition(each.topic(), each.partition()))
            .collect(Collectors.toSet());
    if (!all.equals(consumer.assignment())) {
      consumer.assign(all);
      all.forEach(each -> consumer.seek(each, positions.getOrDefault(each, 0L)));
    }
  }

  private void prove(Consumer<byte[], byte[]> consumer) {
    long asked = System.nanoTime();
    Set<TopicPartition> all = consumer.assignment();
    Map<TopicPartition, Long> ends = consumer.endOffsets(all, ASKING);
    if (!all.isEmpty()
        && ends.entrySet().stream()
            .allMatch(end -> consumer.position(end.getKey(), ASKING) >= end.getValue())) {
      proof.note(asked);
    }
  }

  private boolean isStoppedWithin(Duration wait) {
    try {
      return stopped.await(wait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }
}
