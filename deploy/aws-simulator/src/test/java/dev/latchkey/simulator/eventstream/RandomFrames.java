package dev.latchkey.simulator.eventstream;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/// Frames of every shape, the same for the same seed.
final class RandomFrames {

  private static final String CHARACTERS = "aZ0:-_ \"\\é€😀";

  private final Random random;

  RandomFrames(long seed) {
    this.random = new Random(seed);
  }

  Frame next() {
    Map<String, HeaderValue> headers = new LinkedHashMap<>();
    int count = random.nextInt(12);
    for (int index = 0; index < count; index++) {
      headers.put(text(1, 40), value());
    }
    byte[] payload = octets(random.nextInt(4) == 0 ? 0 : random.nextInt(20_000));
    return new Frame(headers, ByteBuffer.wrap(payload));
  }

  private HeaderValue value() {
    return switch (random.nextInt(9)) {
      case 0 -> new HeaderValue.Truth(random.nextBoolean());
      case 1 -> new HeaderValue.Int8((byte) random.nextInt());
      case 2 -> new HeaderValue.Int16((short) random.nextInt());
      case 3 -> new HeaderValue.Int32(random.nextInt());
      case 4 -> new HeaderValue.Int64(random.nextLong());
      case 5 -> new HeaderValue.Octets(ByteBuffer.wrap(octets(random.nextInt(300))));
      case 6 -> new HeaderValue.Text(text(0, 300));
      case 7 ->
          new HeaderValue.Timestamp(Instant.ofEpochMilli(random.nextLong(-1L << 45, 1L << 45)));
      default -> new HeaderValue.Uuid(new UUID(random.nextLong(), random.nextLong()));
    };
  }

  private byte[] octets(int length) {
    byte[] octets = new byte[length];
    random.nextBytes(octets);
    return octets;
  }

  private String text(int shortest, int longest) {
    int[] alphabet = CHARACTERS.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(shortest, longest);
    for (int index = 0; index < length; index++) {
      text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
    }
    return text.toString();
  }
}
