package dev.latchkey.contracts.wire.cloudevents;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Events made from a seed: any text that is allowed, in any combination of what may be absent.
final class CloudEvents {

  private static final String LETTERS = "abcXYZ019-._~:/@ äßçñ日本語\ud83d\ude00\"'\\{}%";
  private static final String URI_LETTERS = "abcxyz019-._~";

  private final RandomGenerator random;

  CloudEvents(RandomGenerator random) {
    this.random = random;
  }

  CloudEvent next() {
    return new CloudEvent(
        "id" + text(LETTERS, 40),
        "/agents/" + text(URI_LETTERS, 30),
        "dev.latchkey." + text(URI_LETTERS, 20),
        sometimes() ? "subject" + text(LETTERS, 20) : null,
        sometimes() ? time() : null,
        sometimes() ? CloudEvent.JSON : null,
        extensions(),
        trace(),
        Content.of(bytes()));
  }

  private Map<String, String> extensions() {
    Map<String, String> extensions = new TreeMap<>();
    int count = random.nextInt(6);
    for (int i = 0; i < count; i++) {
      extensions.put("x" + text("abcdefgh0123456789", 12), text(LETTERS, 60));
    }
    return extensions;
  }

  private @Nullable TraceContext trace() {
    return sometimes()
        ? new TraceContext(
            "00-%016x%016x-%016x-01"
                .formatted(random.nextLong() | 1, random.nextLong(), random.nextLong() | 1),
            sometimes() ? "vendor=" + text(URI_LETTERS, 20) : null)
        : null;
  }

  private Instant time() {
    return Instant.EPOCH.plus(random.nextLong(4_000_000_000_000_000L), ChronoUnit.MICROS);
  }

  private byte[] bytes() {
    byte[] bytes = new byte[random.nextInt(200)];
    random.nextBytes(bytes);
    return bytes;
  }

  private String text(String letters, int longest) {
    int[] codePoints = letters.codePoints().toArray();
    return random
        .ints(random.nextInt(longest), 0, codePoints.length)
        .collect(
            StringBuilder::new,
            (text, index) -> text.appendCodePoint(codePoints[index]),
            StringBuilder::append)
        .toString();
  }

  private boolean sometimes() {
    return random.nextBoolean();
  }
}
