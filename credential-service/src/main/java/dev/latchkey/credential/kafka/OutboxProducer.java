package dev.latchkey.credential.kafka;

import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.CloudEventCodec;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.WorkerExecutor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Publishes batches of the outbox, each in one Kafka transaction. The `transactional.id` is the
/// same for every replica: should two ever publish at once, the broker shuts the older one out.
///
/// Sending is asynchronous; opening and committing a transaction block, so a batch runs on the
/// service's one bounded pool. One batch at a time.
@ApplicationScoped
public class OutboxProducer {

  private static final String TRANSACTIONAL_ID = "credential-service-outbox";
  private static final Duration CLOSE = Duration.ofSeconds(1);

  private final Map<String, Object> settings;
  private final WorkerExecutor threads;
  private @Nullable Producer<String, byte[]> producer;

  @Inject
  public OutboxProducer(
      @Identifier("default-kafka-broker") Map<String, Object> connection, WorkerExecutor threads) {
    this.settings = settings(connection);
    this.threads = threads;
  }

  /// Publishes all of them or, as far as readers of committed records can see, none. Fails when the
  /// broker does not confirm in time; they may have been published all the same, and are then
  /// published again.
  public Uni<Void> publish(List<Publication> events) {
    return threads.executeBlocking(
        () -> {
          send(events);
          return null;
        },
        true);
  }

  private synchronized void send(List<Publication> events) {
    try {
      Producer<String, byte[]> open = open();
      open.beginTransaction();
      for (Publication event : events) {
        // Committing waits for all of them and throws what any of them met.
        var _ = open.send(record(event));
      }
      open.commitTransaction();
    } catch (RuntimeException e) {
      // A producer that failed is of no more use; the next one aborts what this one left open.
      close();
      throw e;
    }
  }

  private Producer<String, byte[]> open() {
    Producer<String, byte[]> open = producer;
    if (open == null) {
      open = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
      producer = open;
      open.initTransactions();
    }
    return open;
  }

  private static ProducerRecord<String, byte[]> record(Publication stored) {
    CloudEvent event = stored.event();
    String topic = stored.topic().name();
    String key = stored.key();
    return event == null
        ? new ProducerRecord<>(topic, key, null)
        : new ProducerRecord<>(
            topic, null, key, event.data().bytes(), CloudEventCodec.headers(event));
  }

  private static Map<String, Object> settings(Map<String, Object> connection) {
    Map<String, Object> settings = new HashMap<>();
    connection.forEach(
        (key, value) -> {
          if (ProducerConfig.configNames().contains(key)) {
            settings.put(key, value);
          }
        });
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, TRANSACTIONAL_ID);
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TRANSACTIONAL_ID);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 8_000);
    settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 15_000);
    return settings;
  }

  /// Lets go of the producer, so that another replica's does not have to shut it out.
  @PreDestroy
  public synchronized void close() {
    Producer<String, byte[]> open = producer;
    producer = null;
    if (open != null) {
      open.close(CLOSE);
    }
  }
}
