package dev.latchkey.contracts.wire.inference;

import java.util.Arrays;
import java.util.Optional;

/// The shape of a request's body.
public enum InferenceApi {
  /// Anthropic Messages, sent through `InvokeModel`.
  MESSAGES("messages"),
  /// Bedrock's Converse.
  CONVERSE("converse"),
  /// An embedding model's own, sent through `InvokeModel`.
  EMBEDDINGS("embeddings");

  private final String text;

  InferenceApi(String text) {
    this.text = text;
  }

  /// The API of this name, if Latchkey serves it.
  public static Optional<InferenceApi> of(String text) {
    return Arrays.stream(values()).filter(api -> api.text.equals(text)).findFirst();
  }

  @Override
  public String toString() {
    return text;
  }
}
