package dev.latchkey.benchmark.audit;

/// What is published.
///
/// @param fallbacks of ten events, how many are fallback events with a leaf of their own; the
///   others are outcomes, which share one
record Mix(String name, int fallbacks) {

  static final Mix OUTCOMES = new Mix("outcomes", 0);
  static final Mix FALLBACKS = new Mix("fallback events", 10);
  static final Mix USUAL = new Mix("nine outcomes to one fallback event", 1);
}
