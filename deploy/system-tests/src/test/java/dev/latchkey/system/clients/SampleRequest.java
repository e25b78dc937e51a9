package dev.latchkey.system.clients;

import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.CloudEventCodec;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.inference.RequestHeaders;
import dev.latchkey.contracts.wire.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/// A request as an agent makes it.
///
/// @param id its `ce_id`
/// @param workspace the workspace it is for
record SampleRequest(String id, String workspace) {

  static final String SOURCE = "/agents/stock-client";

  /// What to do, in the words of the contract.
  static final Map<String, String> ASKED =
      Map.of(
          RequestHeaders.MODEL, "eu.anthropic.claude-sonnet-4-6", RequestHeaders.API, "messages");

  private static final String BODY =
      """
      {"anthropic_version": "bedrock-2023-05-31", "max_tokens": 64,
       "messages": [{"role": "user", "content": "What is a latchkey?"}]}""";

  static SampleRequest of(String workspace) {
    return new SampleRequest(UUID.randomUUID().toString(), workspace);
  }

  /// The record's key.
  String key() {
    return workspace + "/" + id;
  }

  byte[] body() {
    return BODY.getBytes(StandardCharsets.UTF_8);
  }

  CloudEvent event() {
    return new CloudEvent(
            id,
            SOURCE,
            RequestHeaders.TYPE,
            null,
            null,
            CloudEvent.JSON,
            ASKED,
            null,
            Content.of(body()))
        .withExtension(RequestHeaders.WORKSPACE, workspace);
  }

  /// The record, without reply headers: those are the client's.
  ProducerRecord<String, byte[]> toRecord() {
    return new ProducerRecord<>(
        Topics.REQUESTS.name(),
        /* partition= */ null,
        key(),
        body(),
        CloudEventCodec.headers(event()));
  }
}
