package dev.latchkey.routing.kafka;

import dev.latchkey.contracts.wire.topic.Topic;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/// A compacted topic that is followed from its beginning.
///
/// How current its reader is is proven, not assumed: again and again the broker is asked for the
/// ends of all partitions, and when everything before those ends has been read, the reader is
/// proven current as of the moment of asking. Any thread may use it.
final class FollowedTopic implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(FollowedTopic.class);

  private final FreshnessProof proof = new FreshnessProof();
  private final TopicFollower follower;
  private final Thread thread;

  /// Begins to follow the topic.
  ///
  /// @param view takes each record in, on one thread, and says whether it could be read
  FollowedTopic(
      KafkaConnection connection, Topic topic, Predicate<ConsumerRecord<byte[], byte[]>> view) {
    this.follower = new TopicFollower(connection, topic, view, proof);
    this.thread = Thread.ofPlatform().name(topic.name()).daemon().start(follower);
  }

  /// How long ago the reader was last proven current; empty before the first proof.
  Optional<Duration> age() {
    return proof.age();
  }

  /// Waits until the reader is proven to be no older than this call.
  ///
  /// @return false when no proof came in time
  boolean awaitProof(Duration patience) {
    return proof.await(patience);
  }

  @Override
  public void close() {
    follower.stop();
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      LOG.info("interrupted while a consumer was closing");
      Thread.currentThread().interrupt();
    }
  }
}
