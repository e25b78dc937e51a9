package dev.latchkey.simulator.claude;

import java.util.ArrayList;
import java.util.List;

/// Which cache points a prompt may have.
final class CacheRules {

  private static final int MOST_POINTS = 4;

  private CacheRules() {}

  /// Refuses a prompt with too many cache points, or with a longer one after a shorter one.
  static Prompt.Reading check(Prompt prompt) {
    List<CacheDuration> points = new ArrayList<>();
    for (PromptPart part : prompt.parts()) {
      if (part.cachedFor() != null) {
        points.add(part.cachedFor());
      }
    }
    if (points.size() > MOST_POINTS) {
      return new Prompt.Reading.Bad(
          "A maximum of %d blocks with cache_control may be provided. Found %d."
              .formatted(MOST_POINTS, points.size()));
    }
    int firstShort = points.indexOf(CacheDuration.FIVE_MINUTES);
    boolean longAfterShort =
        firstShort >= 0 && points.lastIndexOf(CacheDuration.ONE_HOUR) > firstShort;
    return longAfterShort
        ? new Prompt.Reading.Bad(
            "a ttl='1h' cache_control block must not come after a ttl='5m' cache_control block."
                + " Note that blocks are processed in the following order: `tools`, `system`,"
                + " `messages`.")
        : new Prompt.Reading.Good(prompt);
  }
}
