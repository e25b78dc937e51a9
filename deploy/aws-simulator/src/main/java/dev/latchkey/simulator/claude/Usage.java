package dev.latchkey.simulator.claude;

/// Tokens of one inference.
///
/// @param input those that came from no cache and went to none
/// @param cacheRead those that came from the cache
/// @param cacheWrite5m those that went to the cache for five minutes
/// @param cacheWrite1h those that went to the cache for an hour
public record Usage(int input, int cacheRead, int cacheWrite5m, int cacheWrite1h, int output) {

  private static final int LATENCY_BASE_MILLIS = 100;
  private static final int LATENCY_MILLIS_PER_TOKEN = 10;

  /// Those that went to the cache.
  public int cacheWrite() {
    return cacheWrite5m + cacheWrite1h;
  }

  /// All of them.
  public int total() {
    return input + cacheRead + cacheWrite() + output;
  }

  /// The latency that an answer reports: made up, in proportion to the answer.
  public int latencyMillis() {
    return LATENCY_BASE_MILLIS + LATENCY_MILLIS_PER_TOKEN * output;
  }

  /// The latency of the first byte that a stream reports.
  int firstByteMillis() {
    return LATENCY_BASE_MILLIS;
  }
}
