package dev.latchkey.simulator.claude;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.simulator.digest.Digests;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The beginnings of prompts that accounts had cached, by digest. A request reads the longest one
/// that ends at one of its cache points, or at most 20 parts before it, and writes what follows up
/// to its last cache point. Bounded: the one not used for longest makes room. Safe for concurrent
/// use.
public final class PromptCache {

  private static final int MOST_ENTRIES = 10_000;
  private static final int LOOK_BACK = 20;

  private final InstantSource clock;
  private final SequencedMap<String, Entry> entries =
      new LinkedHashMap<>(16, 0.75f, /* accessOrder= */ true);

  /// @param clock the time by which entries end
  public PromptCache(InstantSource clock) {
    this.clock = clock;
  }

  private record Entry(CacheDuration duration, Instant end) {}

  /// How the input of one request splits.
  public record Split(int input, int read, int write5m, int write1h) {}

  /// Reads and writes for one request.
  ///
  /// @param owner account and model, whose entries no other sees
  /// @param minimum fewer tokens are not cached
  public Split use(String owner, int minimum, Prompt prompt) {
    List<PromptPart> parts = prompt.parts();
    if (parts.stream().allMatch(part -> part.cachedFor() == null)) {
      return new Split(prompt.inputTokens(), 0, 0, 0);
    }
    return use(beginnings(owner, parts), parts, minimum);
  }

  /// The prompt up to and including each part.
  private record Beginning(String digest, int tokens) {}

  private static Beginning[] beginnings(String owner, List<PromptPart> parts) {
    Beginning[] beginnings = new Beginning[parts.size()];
    String digest = owner;
    int tokens = 0;
    for (int index = 0; index < beginnings.length; index++) {
      MessageDigest sha256 = Digests.sha256();
      sha256.update(digest.getBytes(UTF_8));
      digest = HexFormat.of().formatHex(sha256.digest(parts.get(index).words().getBytes(UTF_8)));
      tokens += parts.get(index).tokens();
      beginnings[index] = new Beginning(digest, tokens);
    }
    return beginnings;
  }

  private synchronized Split use(Beginning[] beginnings, List<PromptPart> parts, int minimum) {
    Instant now = clock.instant();
    int hit = hit(beginnings, parts, now);
    int read = hit < 0 ? 0 : beginnings[hit].tokens();
    int known = read;
    Map<CacheDuration, Integer> written = new EnumMap<>(CacheDuration.class);
    for (int index = hit + 1; index < beginnings.length; index++) {
      @Nullable CacheDuration duration = parts.get(index).cachedFor();
      int tokens = beginnings[index].tokens();
      if (duration != null && tokens >= minimum) {
        keep(beginnings[index], duration, now);
        written.merge(duration, tokens - known, Integer::sum);
        known = tokens;
      }
    }
    return new Split(
        beginnings[beginnings.length - 1].tokens() - known,
        read,
        written.getOrDefault(CacheDuration.FIVE_MINUTES, 0),
        written.getOrDefault(CacheDuration.ONE_HOUR, 0));
  }

  /// Index of the last part of the longest beginning that is there, -1 for none. Its time begins
  /// anew.
  private int hit(Beginning[] beginnings, List<PromptPart> parts, Instant now) {
    for (int point = parts.size() - 1; point >= 0; point--) {
      if (parts.get(point).cachedFor() != null) {
        for (int index = point; index >= Math.max(0, point - LOOK_BACK); index--) {
          @Nullable Entry entry = entries.get(beginnings[index].digest());
          if (entry != null && now.isBefore(entry.end())) {
            keep(beginnings[index], entry.duration(), now);
            return index;
          }
        }
      }
    }
    return -1;
  }

  private void keep(Beginning beginning, CacheDuration duration, Instant now) {
    entries.put(beginning.digest(), new Entry(duration, now.plus(duration.duration())));
    if (entries.size() > MOST_ENTRIES) {
      entries.pollFirstEntry();
    }
  }
}
