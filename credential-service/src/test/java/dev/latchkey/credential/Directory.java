package dev.latchkey.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.CloudEventCodec;
import dev.latchkey.contracts.wire.directory.DirectoryEntry;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.topic.Topics;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// The host product's side of the directory topic.
final class Directory {

  private static final KafkaProducer<byte[], byte[]> PRODUCER =
      new KafkaProducer<>(
          Map.of(
              "bootstrap.servers",
              SharedServers.kafka().bootstrapServers(),
              "acks",
              "all",
              "max.request.size",
              2_000_000),
          new ByteArraySerializer(),
          new ByteArraySerializer());

  private Directory() {}

  static void list(DirectoryEntry entry) {
    CloudEvent event = event(entry);
    publish(entry.workspace().value(), CloudEventCodec.headers(event), event.data().bytes());
  }

  static void withdraw(WorkspaceId workspace) {
    publish(workspace.value(), new RecordHeaders(), null);
  }

  static CloudEvent event(DirectoryEntry entry) {
    return EventType.DIRECTORY_ENTRY.event(
        UUID.randomUUID().toString(),
        "/host-product",
        entry.workspace().value(),
        Instant.now(),
        entry.org(),
        null,
        entry);
  }

  /// Any record at all. Returns when the broker has it.
  static void publish(String key, Headers headers, byte @Nullable [] value) {
    byte[] bytes = key.getBytes(UTF_8);
    // One partition, so that what follows a record that cannot be read shows that it was passed
    // over.
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(Topics.DIRECTORY.name(), 0, null, bytes, value, headers);
    try {
      PRODUCER.send(record).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
