package dev.latchkey.simulator.eventstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.zip.CRC32;

/// Writes frames: `total length | headers length | CRC of both | headers | payload | CRC of all
/// before`, numbers big endian, CRC-32. Safe for concurrent use.
public final class FrameEncoder {

  /// Most bytes of a frame's headers.
  public static final int MOST_HEADER_BYTES = 128 * 1024;

  /// Most bytes of a frame's payload.
  public static final int MOST_PAYLOAD_BYTES = 24 * 1024 * 1024;

  private static final int PRELUDE_BYTES = 12;
  private static final int CHECKSUM_BYTES = 4;
  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_VALUE = 65_535;

  private FrameEncoder() {}

  /// One frame.
  ///
  /// @param headers by name, written in the map's order
  /// @throws IllegalArgumentException when headers or payload are larger than a frame may have
  public static byte[] encode(Map<String, HeaderValue> headers, byte[] payload) {
    byte[] encodedHeaders = headers(headers);
    atMost(MOST_HEADER_BYTES, encodedHeaders.length, "headers");
    atMost(MOST_PAYLOAD_BYTES, payload.length, "payload");
    int total = PRELUDE_BYTES + encodedHeaders.length + payload.length + CHECKSUM_BYTES;
    byte[] octets = new byte[total];
    ByteBuffer frame = ByteBuffer.wrap(octets);
    frame.putInt(total).putInt(encodedHeaders.length);
    frame.putInt(checksum(octets, frame.position()));
    frame.put(encodedHeaders).put(payload);
    frame.putInt(checksum(octets, frame.position()));
    return octets;
  }

  private static int checksum(byte[] octets, int length) {
    CRC32 crc = new CRC32();
    crc.update(octets, 0, length);
    return (int) crc.getValue();
  }

  private static byte[] headers(Map<String, HeaderValue> headers) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(octets)) {
      for (Map.Entry<String, HeaderValue> header : headers.entrySet()) {
        byte[] name = header.getKey().getBytes(UTF_8);
        atMost(LONGEST_NAME, name.length, "header name");
        out.writeByte(name.length);
        out.write(name);
        write(header.getValue(), out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return octets.toByteArray();
  }

  private static void write(HeaderValue header, DataOutputStream out) throws IOException {
    switch (header) {
      case HeaderValue.Truth(boolean value) -> out.writeByte(value ? 0 : 1);
      case HeaderValue.Int8(byte value) -> typed(2, out).writeByte(value);
      case HeaderValue.Int16(short value) -> typed(3, out).writeShort(value);
      case HeaderValue.Int32(int value) -> typed(4, out).writeInt(value);
      case HeaderValue.Int64(long value) -> typed(5, out).writeLong(value);
      case HeaderValue.Octets(ByteBuffer value) -> {
        byte[] copy = new byte[value.remaining()];
        value.duplicate().get(copy);
        counted(copy, typed(6, out));
      }
      case HeaderValue.Text(String value) -> counted(value.getBytes(UTF_8), typed(7, out));
      case HeaderValue.Timestamp(var value) -> typed(8, out).writeLong(value.toEpochMilli());
      case HeaderValue.Uuid(var value) -> {
        typed(9, out).writeLong(value.getMostSignificantBits());
        out.writeLong(value.getLeastSignificantBits());
      }
    }
  }

  private static DataOutputStream typed(int type, DataOutputStream out) throws IOException {
    out.writeByte(type);
    return out;
  }

  private static void counted(byte[] value, DataOutputStream out) throws IOException {
    atMost(LONGEST_VALUE, value.length, "header value");
    out.writeShort(value.length);
    out.write(value);
  }

  private static void atMost(int most, int bytes, String what) {
    if (bytes > most) {
      throw new IllegalArgumentException(
          "%s has %d bytes; at most %d are allowed".formatted(what, bytes, most));
    }
  }
}
