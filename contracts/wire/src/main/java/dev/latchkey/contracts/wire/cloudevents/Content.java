package dev.latchkey.contracts.wire.cloudevents;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The data of an event as bytes. It may be a prompt or an answer, so nothing prints it (INV-13):
/// `toString` tells the size only. The array is not copied: whoever makes a `Content` gives the
/// array away and whoever reads it does not write to it.
public final class Content {

  private static final Content EMPTY = new Content(new byte[0]);

  private final byte[] bytes;

  private Content(byte[] bytes) {
    this.bytes = bytes;
  }

  /// Takes over the array.
  public static Content of(byte[] bytes) {
    return bytes.length == 0 ? EMPTY : new Content(bytes);
  }

  /// No data.
  public static Content empty() {
    return EMPTY;
  }

  /// The bytes themselves, not a copy.
  public byte[] bytes() {
    return bytes;
  }

  /// The number of bytes.
  public int size() {
    return bytes.length;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Content that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "[" + bytes.length + " bytes]";
  }
}
