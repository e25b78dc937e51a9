package dev.latchkey.routing.decision;

/// How a workspace stands with the caps on its fallbacks.
public enum CapState {
  /// One more fits.
  WITHIN,
  /// The worst case of one more does not fit into the day's money.
  MONEY_REACHED,
  /// As many have followed one another as may.
  CONSECUTIVE_REACHED,
  /// Nobody knows what one more would cost.
  PRICE_UNKNOWN
}
