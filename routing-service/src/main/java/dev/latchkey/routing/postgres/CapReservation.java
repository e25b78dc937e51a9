package dev.latchkey.routing.postgres;

/// Whether a fallback may use what it may cost.
public enum CapReservation {
  /// It may; the worst case is set aside.
  RESERVED,
  /// The day's money does not suffice.
  MONEY_REACHED,
  /// There were too many fallbacks in a row.
  CONSECUTIVE_REACHED
}
