package dev.latchkey.simulator.eventstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.eventstream.HeaderValue.fromBoolean;
import static software.amazon.eventstream.HeaderValue.fromByte;
import static software.amazon.eventstream.HeaderValue.fromByteBuffer;
import static software.amazon.eventstream.HeaderValue.fromInteger;
import static software.amazon.eventstream.HeaderValue.fromLong;
import static software.amazon.eventstream.HeaderValue.fromShort;
import static software.amazon.eventstream.HeaderValue.fromString;
import static software.amazon.eventstream.HeaderValue.fromTimestamp;
import static software.amazon.eventstream.HeaderValue.fromUuid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.simulator.eventstream.FrameDecoder.BadFrame;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.eventstream.Message;

/// The framing against botocore's vectors, against itself, and against the decoder and encoder of
/// the AWS SDK.
class FramingTest {

  private static final int SEEDS = 500;
  private static final Map<String, HeaderValue> NONE = Map.of();

  /// One frame made with botocore.
  record Vector(String name, Map<String, HeaderValue> headers, String payload, String hex) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Vector> vectors() throws IOException {
    try (InputStream content = FramingTest.class.getResourceAsStream("/golden-vectors.json")) {
      JsonNode frames = new ObjectMapper().readTree(content).get("event_stream_frames");
      return StreamSupport.stream(frames.spliterator(), /* parallel= */ false)
          .map(FramingTest::vector);
    }
  }

  private static Vector vector(JsonNode frame) {
    Map<String, HeaderValue> headers = new LinkedHashMap<>();
    frame
        .get("headers")
        .properties()
        .forEach(
            header ->
                headers.put(header.getKey(), new HeaderValue.Text(header.getValue().asText())));
    return new Vector(
        frame.get("name").asText(),
        headers,
        frame.get("payload").asText(),
        frame.get("hex").asText());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void writesTheFramesOfBotocore(Vector vector) {
    byte[] frame = FrameEncoder.encode(vector.headers(), vector.payload().getBytes(UTF_8));
    assertThat(HexFormat.of().formatHex(frame)).isEqualTo(vector.hex());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void readsTheFramesOfBotocore(Vector vector) {
    assertThat(FrameDecoder.decode(HexFormat.of().parseHex(vector.hex())))
        .isEqualTo(new Frame(vector.headers(), ByteBuffer.wrap(vector.payload().getBytes(UTF_8))));
  }

  @Test
  void readsWhatItWrites() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Frame frame = new RandomFrames(seed).next();
      assertThat(FrameDecoder.decode(encode(frame))).as("seed %d", seed).isEqualTo(frame);
    }
  }

  @Test
  void isReadByTheSdk() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Frame frame = new RandomFrames(seed).next();
      assertThat(Message.decode(ByteBuffer.wrap(encode(frame))))
          .as("seed %d", seed)
          .isEqualTo(sdk(frame));
    }
  }

  /// But for headers of one and of two bytes: the SDK writes them without their value.
  @Test
  void readsWhatTheSdkWrites() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Frame frame = withoutSmallNumbers(new RandomFrames(seed).next());
      ByteBuffer written = sdk(frame).toByteBuffer();
      byte[] octets = new byte[written.remaining()];
      written.get(octets);
      assertThat(FrameDecoder.decode(octets)).as("seed %d", seed).isEqualTo(frame);
    }
  }

  @Test
  void carriesTheLargestPayload() {
    // Given
    byte[] payload = new byte[FrameEncoder.MOST_PAYLOAD_BYTES];
    new Random(1).nextBytes(payload);

    // When
    byte[] frame = FrameEncoder.encode(NONE, payload);

    // Then
    assertThat(FrameDecoder.decode(frame).payload()).isEqualTo(ByteBuffer.wrap(payload));
    assertThat(Message.decode(ByteBuffer.wrap(frame)).getPayload()).isEqualTo(payload);
  }

  @Test
  void refusesALargerPayload() {
    byte[] payload = new byte[FrameEncoder.MOST_PAYLOAD_BYTES + 1];
    assertThatThrownBy(() -> FrameEncoder.encode(NONE, payload))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("payload has 25165825 bytes; at most 25165824 are allowed");
  }

  @Test
  void carriesTheLargestHeaders() {
    // Given: two headers of 4 + 65,532 bytes each
    Map<String, HeaderValue> headers = headersOf(65_532, 65_532);

    // Then
    assertThat(FrameDecoder.decode(FrameEncoder.encode(headers, new byte[0])).headers())
        .isEqualTo(headers);
  }

  @Test
  void refusesLargerHeaders() {
    assertThatThrownBy(() -> FrameEncoder.encode(headersOf(65_532, 65_533), new byte[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("headers has 131073 bytes; at most 131072 are allowed");
  }

  private static Map<String, HeaderValue> headersOf(int first, int second) {
    return Map.of("", new HeaderValue.Text("x".repeat(first)), "b", octets(second - 1));
  }

  private static HeaderValue octets(int length) {
    return new HeaderValue.Octets(ByteBuffer.allocate(length));
  }

  @Test
  void refusesAHeaderOfTooLongAName() {
    Map<String, HeaderValue> headers = Map.of("é".repeat(128), new HeaderValue.Truth(true));
    assertThatThrownBy(() -> FrameEncoder.encode(headers, new byte[0]))
        .hasMessage("header name has 256 bytes; at most 255 are allowed");
  }

  @Test
  void refusesAHeaderOfTooLongAValue() {
    assertThatThrownBy(() -> FrameEncoder.encode(Map.of("a", octets(65_536)), new byte[0]))
        .hasMessage("header value has 65536 bytes; at most 65535 are allowed");
  }

  @Test
  void noChangedBytePasses() {
    byte[] frame = encode(new RandomFrames(3).next());
    for (int index = 0; index < frame.length; index++) {
      byte[] spoiled = frame.clone();
      spoiled[index] ^= 0x10;
      assertThatThrownBy(() -> FrameDecoder.decode(spoiled)).isInstanceOf(BadFrame.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 11, 15})
  void noBeginningPasses(int length) {
    byte[] beginning = new byte[length];
    System.arraycopy(encode(new RandomFrames(3).next()), 0, beginning, 0, length);
    assertThatThrownBy(() -> FrameDecoder.decode(beginning)).isInstanceOf(BadFrame.class);
  }

  @Test
  void noHeaderIsThereTwice() {
    // Given: `a` and `b`, both true; then `b` is renamed
    Map<String, HeaderValue> headers = new LinkedHashMap<>();
    headers.put("a", new HeaderValue.Truth(true));
    headers.put("b", new HeaderValue.Truth(true));
    byte[] frame = FrameEncoder.encode(headers, new byte[0]);
    frame[16] = 'a';
    CRC32 crc = new CRC32();
    crc.update(frame, 0, frame.length - 4);
    ByteBuffer.wrap(frame).putInt(frame.length - 4, (int) crc.getValue());

    // Then
    assertThatThrownBy(() -> FrameDecoder.decode(frame))
        .isInstanceOf(BadFrame.class)
        .hasMessage("header twice");
  }

  private static byte[] encode(Frame frame) {
    return FrameEncoder.encode(frame.headers(), frame.payload().array());
  }

  private static Frame withoutSmallNumbers(Frame frame) {
    Map<String, HeaderValue> headers = new LinkedHashMap<>(frame.headers());
    headers
        .values()
        .removeIf(value -> value instanceof HeaderValue.Int8 || value instanceof HeaderValue.Int16);
    return new Frame(headers, frame.payload());
  }

  private static Message sdk(Frame frame) {
    Map<String, software.amazon.eventstream.HeaderValue> headers = new HashMap<>();
    frame.headers().forEach((name, value) -> headers.put(name, sdk(value)));
    return new Message(headers, frame.payload().array());
  }

  private static software.amazon.eventstream.HeaderValue sdk(HeaderValue header) {
    return switch (header) {
      case HeaderValue.Truth(boolean value) -> fromBoolean(value);
      case HeaderValue.Int8(byte value) -> fromByte(value);
      case HeaderValue.Int16(short value) -> fromShort(value);
      case HeaderValue.Int32(int value) -> fromInteger(value);
      case HeaderValue.Int64(long value) -> fromLong(value);
      case HeaderValue.Octets(ByteBuffer value) -> fromByteBuffer(value.duplicate());
      case HeaderValue.Text(String value) -> fromString(value);
      case HeaderValue.Timestamp(Instant value) -> fromTimestamp(value);
      case HeaderValue.Uuid(UUID value) -> fromUuid(value);
    };
  }
}
