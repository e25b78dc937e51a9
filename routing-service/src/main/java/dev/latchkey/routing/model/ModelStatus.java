package dev.latchkey.routing.model;

/// How AWS offers a model.
public enum ModelStatus {
  ACTIVE,
  /// Still served, to be replaced.
  LEGACY,
  /// Only for accounts that AWS admits, or that agreed to special terms.
  GATED
}
