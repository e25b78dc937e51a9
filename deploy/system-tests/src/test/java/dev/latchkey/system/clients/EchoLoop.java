package dev.latchkey.system.clients;

import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.CloudEventCodec;
import dev.latchkey.contracts.wire.cloudevents.Decoded;
import dev.latchkey.contracts.wire.topic.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Answers every request the way that the reply conventions promise: on the responses topic, and on
/// the reply topic that it names.
final class EchoLoop implements AutoCloseable {

  /// Longer than a broker's acknowledgement: SmallRye begins to wait for its answer only then.
  private static final Executor AFTER_A_MODELS_TIME =
      CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final KafkaProducer<byte[], byte[]> producer;
  private final String workspace;
  private final Thread thread;

  private EchoLoop(String bootstrapServers, String workspace) {
    this.workspace = workspace;
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    thread = Thread.ofPlatform().name("echo").unstarted(this::run);
  }

  /// Starts to answer what is published from now on.
  ///
  /// @param workspace the one whose requests are served; all others are unknown
  static EchoLoop start(String bootstrapServers, String workspace) {
    EchoLoop loop = new EchoLoop(bootstrapServers, workspace);
    loop.skipWhatIsThere();
    loop.thread.start();
    return loop;
  }

  private void skipWhatIsThere() {
    consumer.assign(
        consumer.partitionsFor(Topics.REQUESTS.name()).stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList());
    consumer.seekToEnd(consumer.assignment());
    consumer.assignment().forEach(consumer::position);
  }

  private void run() {
    try (consumer) {
      while (true) {
        consumer
            .poll(Duration.ofSeconds(1))
            .forEach(received -> AFTER_A_MODELS_TIME.execute(() -> answer(received)));
      }
    } catch (WakeupException e) {
      // The way out, see close().
    }
  }

  private void answer(ConsumerRecord<byte[], byte[]> received) {
    if (CloudEventCodec.decode(received.headers(), received.value())
        instanceof Decoded.Event(CloudEvent request)) {
      EchoedAnswer answer = EchoedAnswer.to(request, workspace);
      for (ProducerRecord<byte[], byte[]> copy :
          ReplyRoute.of(received).records(answer.headers(), answer.body())) {
        Future<?> _ = producer.send(copy);
      }
    }
  }

  @Override
  public void close() {
    consumer.wakeup();
    producer.close();
  }
}
