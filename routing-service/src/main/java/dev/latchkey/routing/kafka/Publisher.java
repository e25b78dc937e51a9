package dev.latchkey.routing.kafka;

import dev.latchkey.contracts.wire.inference.AnswerHeaders;
import dev.latchkey.contracts.wire.inference.DeltaHeaders;
import dev.latchkey.routing.decision.RecordPlace;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/// Publishes events: `acks=all`, idempotent. Answers have a producer of their own, so that a large
/// one never waits behind small records, nor they behind it. Any thread may use it.
public final class Publisher implements AutoCloseable {

  private static final int ANSWER_BYTES = 28 * 1024 * 1024;
  private static final int ANSWER_BUFFER_BYTES = 64 * 1024 * 1024;
  private static final int DELTA_BUFFER_BYTES = 32 * 1024 * 1024;
  private static final int SMALL_BYTES = 1024 * 1024;
  private static final int SMALL_BUFFER_BYTES = 16 * 1024 * 1024;
  private static final Duration CLOSING = Duration.ofSeconds(5);

  private final Producer<byte[], byte[]> answers;
  private final Producer<byte[], byte[]> deltas;
  private final Producer<byte[], byte[]> small;

  /// Opens the producers; needs no broker yet.
  public Publisher(KafkaConnection connection) {
    this.answers = connection.producer(settings(ANSWER_BYTES, ANSWER_BUFFER_BYTES));
    this.deltas = connection.producer(settings(ANSWER_BYTES, DELTA_BUFFER_BYTES));
    this.small = connection.producer(settings(SMALL_BYTES, SMALL_BUFFER_BYTES));
  }

  /// Sends an event. Blocks for five seconds at most, when the brokers or the buffers are busy.
  ///
  /// @return where it stands, once all in-sync replicas have it; fails with [BrokerUnavailable] or
  ///   [RecordRefused]
  public CompletableFuture<RecordPlace> send(Outgoing outgoing) {
    CompletableFuture<RecordPlace> acknowledged = new CompletableFuture<>();
    try {
      Future<RecordMetadata> _ =
          producerFor(outgoing)
              .send(
                  EventRecords.of(outgoing),
                  (place, failure) -> complete(acknowledged, place, failure));
    } catch (KafkaException | IllegalStateException | IllegalArgumentException e) {
      // The second after the end of the service; then nothing is acknowledged any more. The third
      // for a partition that the topic does not have.
      complete(acknowledged, null, e);
    }
    return acknowledged;
  }

  /// Only answers may be large. The pieces of an answer keep their order among themselves.
  private Producer<byte[], byte[]> producerFor(Outgoing outgoing) {
    return switch (outgoing.event().type()) {
      case AnswerHeaders.SUCCEEDED, AnswerHeaders.PARTIAL -> answers;
      case DeltaHeaders.TYPE -> deltas;
      default -> small;
    };
  }

  private static void complete(
      CompletableFuture<RecordPlace> future,
      @Nullable RecordMetadata place,
      @Nullable Exception failure) {
    if (failure == null && place != null) {
      future.complete(new RecordPlace(place.topic(), place.partition(), place.offset()));
    } else if (failure instanceof RecordTooLargeException
        || failure instanceof InvalidTopicException
        || failure instanceof IllegalArgumentException) {
      future.completeExceptionally(new RecordRefused(failure));
    } else {
      future.completeExceptionally(
          new BrokerUnavailable(failure == null ? new KafkaException("no place") : failure));
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
    deltas.close(CLOSING);
    small.close(CLOSING);
  }
}
