package dev.latchkey.routing.postgres;

/// What became of a lease that was to be renewed.
public enum Renewal {
  /// It is held for another life.
  HELD,
  /// It was revoked, or never begun. What was claimed under it is lost; begin another one.
  REVOKED
}
