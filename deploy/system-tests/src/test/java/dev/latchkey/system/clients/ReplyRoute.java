package dev.latchkey.system.clients;

import dev.latchkey.contracts.wire.topic.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// Where the answer to a record goes, and with which headers of the record.
///
/// @param asked the record
/// @param topic the reply topic; null for none
/// @param partition the reply partition; null for the key's own
/// @param correlations the correlation headers that come back
record ReplyRoute(
    ConsumerRecord<byte[], byte[]> asked,
    @Nullable String topic,
    @Nullable Integer partition,
    List<Header> correlations) {

  private static final List<String> TOPICS = List.of("REPLY_TOPIC", "kafka_replyTopic");
  private static final List<String> PARTITIONS = List.of("REPLY_PARTITION", "kafka_replyPartition");
  private static final List<String> CORRELATIONS =
      List.of("REPLY_CORRELATION_ID", "kafka_correlationId");

  static ReplyRoute of(ConsumerRecord<byte[], byte[]> received) {
    return new ReplyRoute(
        received,
        found(received, TOPICS)
            .map(header -> new String(header.value(), StandardCharsets.UTF_8))
            .orElse(null),
        found(received, PARTITIONS)
            .map(header -> ByteBuffer.wrap(header.value()).getInt())
            .orElse(null),
        found(received, CORRELATIONS).stream().toList());
  }

  private static Optional<Header> found(ConsumerRecord<?, ?> received, List<String> names) {
    return names.stream()
        .flatMap(name -> Optional.ofNullable(received.headers().lastHeader(name)).stream())
        .findFirst();
  }

  /// The answer's copies.
  List<ProducerRecord<byte[], byte[]>> records(Headers own, byte[] body) {
    Headers headers = new RecordHeaders(own);
    correlations.forEach(headers::add);
    List<ProducerRecord<byte[], byte[]>> copies = new ArrayList<>();
    copies.add(new ProducerRecord<>(Topics.RESPONSES.name(), null, asked.key(), body, headers));
    if (topic != null) {
      copies.add(new ProducerRecord<>(topic, partition, asked.key(), body, headers));
    }
    return copies;
  }
}
