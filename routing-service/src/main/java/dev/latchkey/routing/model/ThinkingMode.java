package dev.latchkey.routing.model;

/// How a model thinks before it answers. Source: AWS model cards.
public enum ThinkingMode {
  /// When asked to, with a budget of tokens.
  BUDGET,
  /// As much as it sees fit.
  ADAPTIVE,
  /// As much as it sees fit; it cannot be told not to.
  ALWAYS_ON
}
