package dev.latchkey.routing.model;

/// What a request may hold that some models refuse.
public enum Demand {
  /// `temperature`, `top_p` or `top_k`.
  SAMPLING("sampling parameters"),
  /// A last message of the assistant, which the answer is to go on from.
  PREFILL("a last message of the assistant"),
  /// A tool that must be used.
  FORCED_TOOL("a tool that must be used"),
  IMAGES("images"),
  DOCUMENTS("documents"),
  /// The `anthropic_version` of October 2026.
  VERSION_2026_10_21("the anthropic_version 2026-10-21"),
  /// Another tier of service than the default.
  SERVICE_TIER("a service tier");

  private final String words;

  Demand(String words) {
    this.words = words;
  }

  /// As the object of a sentence.
  @Override
  public String toString() {
    return words;
  }
}
