package dev.latchkey.audit.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/// A position as callers hold it: text that says nothing to them and continues only the list that
/// it came from. A cursor of another organisation or filter, and one that was changed, is refused.
///
/// That is for their sake. What keeps organisations apart is that every query names its own.
public final class PageCursor {

  private static final int POSITION = Long.BYTES + Integer.BYTES + Long.BYTES + Integer.BYTES;
  private static final int CHECK = 12;
  private static final int LENGTH = POSITION + CHECK;

  private PageCursor() {}

  /// The cursor that continues the list of this organisation and filter after this position.
  public static String write(OrgId org, EventFilter filter, EventPosition last) {
    byte[] position = bytes(last);
    byte[] cursor =
        ByteBuffer.allocate(LENGTH).put(position).put(check(org, filter, position)).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
  }

  /// The position in a cursor.
  public static Parsed<EventPosition> read(OrgId org, EventFilter filter, String cursor) {
    byte[] bytes = decoded(cursor);
    if (bytes.length != LENGTH) {
      return foreign();
    }
    byte[] position = Arrays.copyOf(bytes, POSITION);
    byte[] check = Arrays.copyOfRange(bytes, POSITION, LENGTH);
    return MessageDigest.isEqual(check, check(org, filter, position))
        ? new Parsed.Ok<>(position(ByteBuffer.wrap(position)))
        : foreign();
  }

  private static Parsed<EventPosition> foreign() {
    return new Parsed.Invalid<>(
        "cursor is none of this list; send it with the filters of the page that it came with.");
  }

  private static byte[] decoded(String cursor) {
    try {
      return Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static byte[] bytes(EventPosition at) {
    return ByteBuffer.allocate(POSITION)
        .putLong(at.occurredAt())
        .putInt(at.log())
        .putLong(at.index())
        .putInt(at.item())
        .array();
  }

  private static EventPosition position(ByteBuffer bytes) {
    return new EventPosition(bytes.getLong(), bytes.getInt(), bytes.getLong(), bytes.getInt());
  }

  private static byte[] check(OrgId org, EventFilter filter, byte[] position) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update((org.value() + "\n" + filter + "\n").getBytes(UTF_8));
      return Arrays.copyOf(sha256.digest(position), CHECK);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
