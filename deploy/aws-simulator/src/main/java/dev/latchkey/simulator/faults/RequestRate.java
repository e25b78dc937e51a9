package dev.latchkey.simulator.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// A token bucket for each key, full at the start and refilled evenly. Not safe for concurrent use.
final class RequestRate {

  private final int perMinute;
  private final Map<String, Bucket> buckets = new HashMap<>();

  RequestRate(int perMinute) {
    this.perMinute = perMinute;
  }

  /// @param level calls that may come at once
  private record Bucket(double level, Instant at) {}

  /// Takes a call of this key; false when it is one too many.
  boolean admits(String key, Instant now) {
    Bucket bucket = buckets.getOrDefault(key, new Bucket(perMinute, now));
    double minutes = Duration.between(bucket.at(), now).toNanos() / 60e9;
    double level = Math.min(perMinute, bucket.level() + Math.max(0, minutes) * perMinute);
    boolean admitted = level >= 1;
    buckets.put(key, new Bucket(admitted ? level - 1 : level, now));
    return admitted;
  }
}
