package dev.latchkey.benchmark.routing;

import dev.latchkey.contracts.wire.inference.AnswerHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads a topic of answers on a thread of its own. Any thread may wait for one.
final class Answers implements AutoCloseable {
  static final String REQUEST_ID = "ce_" + AnswerHeaders.REQUEST_ID;
  static final String TYPE = "ce_type";
  static final String SUCCESS = AnswerHeaders.SUCCEEDED;

  private static final Duration WAIT = Duration.ofMillis(100);

  private final Map<String, CompletableFuture<Boolean>> awaited = new ConcurrentHashMap<>();
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread reader;

  /// Reads what comes from now on.
  Answers(String bootstrapServers, String topic) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> all =
        consumer.partitionsFor(topic).stream()
            .map(each -> new TopicPartition(topic, each.partition()))
            .toList();
    consumer.assign(all);
    consumer.seekToEnd(all);
    all.forEach(consumer::position);
    reader = Thread.ofPlatform().name("answers of " + topic).start(this::read);
  }

  /// The answer to a request that is about to be published: whether it succeeded, once it is there.
  CompletableFuture<Boolean> expect(String requestId) {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    awaited.put(requestId, answer);
    return answer;
  }

  private void read() {
    try (consumer) {
      while (true) {
        consumer.poll(WAIT).forEach(this::arrived);
      }
    } catch (WakeupException end) {
      // The benchmark is over.
    }
  }

  private void arrived(ConsumerRecord<byte[], byte[]> record) {
    CompletableFuture<Boolean> answer = awaited.remove(header(record, REQUEST_ID));
    if (answer != null) {
      answer.complete(header(record, TYPE).equals(SUCCESS));
    }
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
