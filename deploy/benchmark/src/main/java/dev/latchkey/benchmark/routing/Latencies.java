package dev.latchkey.benchmark.routing;

import java.time.Duration;
import java.util.Arrays;

/// How long requests took, and all of them together.
final class Latencies {
  private final long[] sorted;
  private final Duration took;

  /// @param nanos of each request
  /// @param took from the first publication to the last answer
  Latencies(long[] nanos, Duration took) {
    this.sorted = nanos.clone();
    this.took = took;
    Arrays.sort(sorted);
  }

  /// How many requests there were.
  int count() {
    return sorted.length;
  }

  /// In milliseconds.
  double median() {
    return quantile(0.5);
  }

  /// In milliseconds.
  double p99() {
    return quantile(0.99);
  }

  double perSecond() {
    return sorted.length * 1e9 / took.toNanos();
  }

  private double quantile(double share) {
    return sorted[(int) (share * (sorted.length - 1))] / 1e6;
  }
}
