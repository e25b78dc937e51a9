package dev.latchkey.simulator.eventstream;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;

/// A value of a frame's header, in one of the ten types of the framing.
public sealed interface HeaderValue {

  /// Types 0, true, and 1, false: they have no bytes.
  record Truth(boolean value) implements HeaderValue {}

  /// Type 2.
  record Int8(byte value) implements HeaderValue {}

  /// Type 3.
  record Int16(short value) implements HeaderValue {}

  /// Type 4.
  record Int32(int value) implements HeaderValue {}

  /// Type 5.
  record Int64(long value) implements HeaderValue {}

  /// Type 6.
  ///
  /// @param value at most 65,535 bytes remaining
  record Octets(ByteBuffer value) implements HeaderValue {

    public Octets {
      value = value.asReadOnlyBuffer();
    }
  }

  /// Type 7.
  ///
  /// @param value at most 65,535 bytes in UTF-8
  record Text(String value) implements HeaderValue {}

  /// Type 8.
  ///
  /// @param value what is below a millisecond is lost
  record Timestamp(Instant value) implements HeaderValue {}

  /// Type 9.
  record Uuid(UUID value) implements HeaderValue {}
}
