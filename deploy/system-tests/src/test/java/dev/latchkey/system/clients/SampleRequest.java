package dev.latchkey.system.clients;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/// A request as an agent makes it that has nothing of Latchkey's code.
///
/// @param id its `ce_id`
/// @param workspace the workspace it is for
record SampleRequest(String id, String workspace) {

  static final String SOURCE = "/agents/stock-client";
  static final String MODEL = "eu.anthropic.claude-sonnet-4-6";

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

  /// The headers that make it a CloudEvent.
  Map<String, String> headers() {
    return Map.of(
        "ce_specversion", "1.0",
        "ce_id", id,
        "ce_source", SOURCE,
        "ce_type", "dev.latchkey.inference.request.v1",
        "content-type", "application/json",
        "ce_workspaceid", workspace,
        "ce_model", MODEL,
        "ce_api", "messages",
        "ce_deadline", "PT1M");
  }

  /// The record, without reply headers: those are the client's.
  ProducerRecord<String, byte[]> toRecord() {
    ProducerRecord<String, byte[]> request =
        new ProducerRecord<>("byok.inference.requests.v1", key(), body());
    headers()
        .forEach(
            (name, value) -> request.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return request;
  }
}
