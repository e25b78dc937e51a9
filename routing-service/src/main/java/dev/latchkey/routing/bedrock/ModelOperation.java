package dev.latchkey.routing.bedrock;

import java.util.Arrays;
import java.util.Optional;

/// An operation of the Bedrock runtime that answers a model's question. Source: Bedrock API
/// reference, `Amazon Bedrock Runtime`.
public enum ModelOperation {
  INVOKE("invoke"),
  /// `InvokeModel` of an embedding model.
  EMBED("invoke"),
  INVOKE_STREAM("invoke-with-response-stream"),
  CONVERSE("converse"),
  CONVERSE_STREAM("converse-stream");

  private final String segment;

  ModelOperation(String segment) {
    this.segment = segment;
  }

  /// Whether its answer comes in pieces.
  public boolean isStreamed() {
    return this == INVOKE_STREAM || this == CONVERSE_STREAM;
  }

  /// The operation whose URL ends in this segment.
  static Optional<ModelOperation> of(String segment) {
    return Arrays.stream(values()).filter(each -> each.segment.equals(segment)).findFirst();
  }
}
