package dev.latchkey.benchmark.routing;

import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.CloudEventCodec;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.inference.RequestHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/// A request of one KiB.
final class Question {
  static final String MODEL = "eu.anthropic.claude-haiku-4-5-20251001-v1:0";

  private static final Content BODY =
      Content.of(
          """
          {"anthropic_version":"bedrock-2023-05-31","max_tokens":64,
           "messages":[{"role":"user","content":"%s"}]}\
          """
              .formatted("Latchkey. ".repeat(91))
              .getBytes(StandardCharsets.UTF_8));

  private Question() {}

  /// Its record, which may go to any partition.
  static ProducerRecord<byte[], byte[]> record(String topic, WorkspaceId workspace, String id) {
    CloudEvent event =
        new CloudEvent(
            id,
            "bench",
            RequestHeaders.TYPE,
            null,
            Instant.now(),
            CloudEvent.JSON,
            Map.of(
                RequestHeaders.WORKSPACE,
                workspace.value(),
                RequestHeaders.MODEL,
                MODEL,
                RequestHeaders.API,
                "messages"),
            null,
            BODY);
    return new ProducerRecord<>(
        topic,
        /* partition= */ null,
        /* timestamp= */ null,
        id.getBytes(StandardCharsets.UTF_8),
        BODY.bytes(),
        CloudEventCodec.headers(event));
  }
}
