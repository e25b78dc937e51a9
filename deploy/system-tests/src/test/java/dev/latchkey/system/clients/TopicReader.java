package dev.latchkey.system.clients;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// A plain consumer of a whole topic, from now on.
final class TopicReader implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final KafkaConsumer<String, byte[]> consumer;

  TopicReader(AnsweringSide latchkey, String topic) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", latchkey.bootstrapServers()),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    consumer.assign(
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList());
    consumer.seekToEnd(consumer.assignment());
    consumer.assignment().forEach(consumer::position);
  }

  /// The first record with the text in the header.
  ConsumerRecord<String, byte[]> await(String header, String text) {
    return await(received -> hasText(received.headers(), header, text), header + " " + text);
  }

  /// The first record that fits.
  ///
  /// @param what it is, for the message when it does not come
  ConsumerRecord<String, byte[]> await(
      Predicate<ConsumerRecord<String, byte[]>> wanted, String what) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      for (ConsumerRecord<String, byte[]> received : consumer.poll(Duration.ofMillis(100))) {
        if (wanted.test(received)) {
          return received;
        }
      }
    }
    throw new AssertionError("no record with " + what + " in " + PATIENCE);
  }

  private static boolean hasText(Headers headers, String header, String text) {
    return StreamSupport.stream(headers.headers(header).spliterator(), false)
        .anyMatch(found -> Objects.equals(new String(found.value(), StandardCharsets.UTF_8), text));
  }

  @Override
  public void close() {
    consumer.close();
  }
}
