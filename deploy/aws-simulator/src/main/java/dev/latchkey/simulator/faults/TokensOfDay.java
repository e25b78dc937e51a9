package dev.latchkey.simulator.faults;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/// Counts the tokens of each key on one day, UTC. Not safe for concurrent use.
final class TokensOfDay {

  private final Map<String, Long> used = new HashMap<>();
  private LocalDate day = LocalDate.EPOCH;

  void use(String key, long tokens, Instant now) {
    begin(now);
    used.merge(key, tokens, Long::sum);
  }

  long used(String key, Instant now) {
    begin(now);
    return used.getOrDefault(key, 0L);
  }

  private void begin(Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    if (!today.equals(day)) {
      day = today;
      used.clear();
    }
  }
}
