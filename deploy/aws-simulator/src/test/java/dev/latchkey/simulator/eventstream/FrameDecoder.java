package dev.latchkey.simulator.eventstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32;

/// Reads one frame by the book and refuses whatever is not one. Written apart from the encoder, so
/// that they do not share mistakes.
final class FrameDecoder {

  private FrameDecoder() {}

  /// Not a frame.
  static final class BadFrame extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadFrame(String what) {
      super(what);
    }
  }

  static Frame decode(byte[] octets) {
    ByteBuffer in = ByteBuffer.wrap(octets);
    try {
      int total = in.getInt();
      int headersLength = in.getInt();
      must(in.getInt() == checksum(octets, 8), "prelude checksum");
      must(total == octets.length, "total length");
      must(headersLength >= 0 && headersLength <= 131_072, "headers length");
      int payloadLength = total - 16 - headersLength;
      must(payloadLength >= 0 && payloadLength <= 25_165_824, "payload length");
      must(in.getInt(total - 4) == checksum(octets, total - 4), "message checksum");
      return new Frame(
          headers(in.slice(12, headersLength)), in.slice(12 + headersLength, payloadLength));
    } catch (BufferUnderflowException e) {
      throw new BadFrame("too short");
    }
  }

  private static int checksum(byte[] octets, int length) {
    CRC32 crc = new CRC32();
    crc.update(octets, 0, length);
    return (int) crc.getValue();
  }

  private static Map<String, HeaderValue> headers(ByteBuffer in) {
    Map<String, HeaderValue> headers = new LinkedHashMap<>();
    while (in.hasRemaining()) {
      String name = text(in, in.get() & 0xff);
      must(headers.put(name, value(in)) == null, "header twice");
    }
    return headers;
  }

  private static HeaderValue value(ByteBuffer in) {
    int type = in.get();
    return switch (type) {
      case 0 -> new HeaderValue.Truth(true);
      case 1 -> new HeaderValue.Truth(false);
      case 2 -> new HeaderValue.Int8(in.get());
      case 3 -> new HeaderValue.Int16(in.getShort());
      case 4 -> new HeaderValue.Int32(in.getInt());
      case 5 -> new HeaderValue.Int64(in.getLong());
      case 6 -> new HeaderValue.Octets(ByteBuffer.wrap(octets(in, in.getShort() & 0xffff)));
      case 7 -> new HeaderValue.Text(text(in, in.getShort() & 0xffff));
      case 8 -> new HeaderValue.Timestamp(Instant.ofEpochMilli(in.getLong()));
      case 9 -> new HeaderValue.Uuid(new UUID(in.getLong(), in.getLong()));
      default -> throw new BadFrame("header type " + type);
    };
  }

  private static String text(ByteBuffer in, int length) {
    return new String(octets(in, length), UTF_8);
  }

  private static byte[] octets(ByteBuffer in, int length) {
    byte[] octets = new byte[length];
    in.get(octets);
    return octets;
  }

  private static void must(boolean holds, String what) {
    if (!holds) {
      throw new BadFrame(what);
    }
  }
}
