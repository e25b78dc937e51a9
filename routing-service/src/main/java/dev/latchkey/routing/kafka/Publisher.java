package dev.latchkey.routing.kafka;

import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.topic.Topic;
import dev.latchkey.contracts.wire.topic.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/// Publishes events: `acks=all`, idempotent. Answers have a producer of their own, so that a large
/// one never waits behind small records, nor they behind it. Any thread may use it.
public final class Publisher implements AutoCloseable {

  private static final int ANSWER_BYTES = 28 * 1024 * 1024;
  private static final int ANSWER_BUFFER_BYTES = 64 * 1024 * 1024;
  private static final int SMALL_BYTES = 1024 * 1024;
  private static final int SMALL_BUFFER_BYTES = 16 * 1024 * 1024;
  private static final Duration CLOSING = Duration.ofSeconds(5);

  private final Producer<byte[], byte[]> answers;
  private final Producer<byte[], byte[]> small;

  /// Opens the producers; needs no broker yet.
  public Publisher(KafkaConnection connection) {
    this.answers = connection.producer(settings(ANSWER_BYTES, ANSWER_BUFFER_BYTES));
    this.small = connection.producer(settings(SMALL_BYTES, SMALL_BUFFER_BYTES));
  }

  /// Sends an event. Blocks for a second at most, when the brokers or the buffers are busy.
  ///
  /// @param key the record key; null for none
  /// @return done when all in-sync replicas have it; fails with [BrokerUnavailable] or
  ///   [RecordRefused]
  public CompletableFuture<Void> send(Topic topic, @Nullable Content key, CloudEvent event) {
    CompletableFuture<Void> acknowledged = new CompletableFuture<>();
    try {
      Future<RecordMetadata> _ =
          producerFor(topic)
              .send(
                  EventRecords.of(topic, key, event),
                  (_, failure) -> complete(acknowledged, failure));
    } catch (KafkaException | IllegalStateException e) {
      // The latter after the end of the service; then nothing is acknowledged any more.
      complete(acknowledged, e);
    }
    return acknowledged;
  }

  private Producer<byte[], byte[]> producerFor(Topic topic) {
    return topic.equals(Topics.RESPONSES) ? answers : small;
  }

  private static void complete(CompletableFuture<Void> future, @Nullable Exception failure) {
    if (failure == null) {
      future.complete(null);
    } else if (failure instanceof RecordTooLargeException) {
      future.completeExceptionally(new RecordRefused(failure));
    } else {
      future.completeExceptionally(new BrokerUnavailable(failure));
    }
  }

  /// Without linger: somebody waits for every one of these records.
  private static Map<String, Object> settings(int maxRequest, int buffer) {
    return Map.of(
        ProducerConfig.ACKS_CONFIG,
        "all",
        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
        true,
        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
        maxRequest,
        ProducerConfig.BUFFER_MEMORY_CONFIG,
        (long) buffer,
        ProducerConfig.LINGER_MS_CONFIG,
        0,
        ProducerConfig.MAX_BLOCK_MS_CONFIG,
        5_000L,
        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
        10_000,
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
        30_000);
  }

  @Override
  public void close() {
    answers.close(CLOSING);
    small.close(CLOSING);
  }
}
