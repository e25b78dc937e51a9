package dev.latchkey.simulator.claude;

import java.time.Duration;

/// How long the beginning of a prompt is kept since it was last used.
public enum CacheDuration {
  /// What a cache point means that does not say.
  FIVE_MINUTES("5m", Duration.ofMinutes(5)),
  /// Costs more to write.
  ONE_HOUR("1h", Duration.ofHours(1));

  private final String label;
  private final Duration duration;

  CacheDuration(String label, Duration duration) {
    this.label = label;
    this.duration = duration;
  }

  /// As requests and answers call it, for example `5m`.
  String label() {
    return label;
  }

  Duration duration() {
    return duration;
  }

  /// The duration of a label; of another than `1h` five minutes.
  static CacheDuration of(String label) {
    return label.equals(ONE_HOUR.label) ? ONE_HOUR : FIVE_MINUTES;
  }
}
