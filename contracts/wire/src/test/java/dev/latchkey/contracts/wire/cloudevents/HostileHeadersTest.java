package dev.latchkey.contracts.wire.cloudevents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Records that no well-meaning producer writes. None may throw, and no reason may repeat what a
/// header holds.
class HostileHeadersTest {

  private static final String SECRET = "wJalrXUtnFEMI";
  private static final TraceContext TRACE =
      new TraceContext("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", null);

  private static CloudEvent event() {
    return new CloudEvent(
        "1", "/a", "t", null, null, CloudEvent.JSON, Map.of(), TRACE, Content.empty());
  }

  static Stream<Arguments> mischief() {
    return Stream.of(
        mischief("id twice", h -> h.add("ce_id", bytes("2")), "header ce_id is there twice"),
        mischief("same id twice", h -> h.add("ce_id", bytes("1")), "header ce_id is there twice"),
        mischief(
            "content type twice",
            h -> h.add("content-type", bytes("text/plain")),
            "header content-type is there twice"),
        mischief("null id", replace("ce_id", null), "header ce_id has no value"),
        mischief("null extension", h -> h.add("ce_grant", null), "header ce_grant has no value"),
        mischief("empty id", replace("ce_id", bytes("")), "header ce_id is missing"),
        mischief("blank source", replace("ce_source", bytes("  ")), "header ce_source is missing"),
        mischief("no id", h -> h.remove("ce_id"), "header ce_id is missing"),
        mischief("no source", h -> h.remove("ce_source"), "header ce_source is missing"),
        mischief("no type", h -> h.remove("ce_type"), "header ce_type is missing"),
        mischief(
            "no specversion", h -> h.remove("ce_specversion"), "header ce_specversion is not 1.0"),
        mischief(
            "another specversion",
            replace("ce_specversion", bytes("0.3")),
            "header ce_specversion is not 1.0"),
        mischief(
            "too long",
            h -> h.add("ce_model", bytes(SECRET.repeat(2_000))),
            "header ce_model is too long"),
        mischief(
            "invalid UTF-8",
            replace("ce_id", new byte[] {'a', (byte) 0xc3, (byte) 0x28}),
            "header ce_id is not UTF-8"),
        mischief(
            "overlong UTF-8",
            replace("ce_id", new byte[] {(byte) 0xc0, (byte) 0xaf}),
            "header ce_id is not UTF-8"),
        mischief(
            "UTF-8 of a lone surrogate",
            replace("ce_id", new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}),
            "header ce_id is not UTF-8"),
        mischief(
            "NUL", replace("ce_id", bytes(SECRET + "\0")), "header ce_id has control characters"),
        mischief(
            "line break",
            h -> h.add("ce_userid", bytes(SECRET + "\r\nce_model: x")),
            "header ce_userid has control characters"),
        mischief(
            "C1 control",
            h -> h.add("ce_userid", bytes("a\u0085")),
            "header ce_userid has control characters"),
        mischief(
            "upper-case name",
            h -> h.add("ce_workspaceId", bytes(SECRET)),
            "a header begins with ce_ and is not a CloudEvents attribute name"),
        mischief(
            "name with a hyphen",
            h -> h.add("ce_work-space", bytes(SECRET)),
            "a header begins with ce_ and is not a CloudEvents attribute name"),
        mischief(
            "no name",
            h -> h.add("ce_", bytes(SECRET)),
            "a header begins with ce_ and is not a CloudEvents attribute name"),
        mischief(
            "secret as name",
            h -> h.add("ce_" + SECRET, bytes("x")),
            "a header begins with ce_ and is not a CloudEvents attribute name"),
        mischief(
            "long name",
            h -> h.add("ce_" + "a".repeat(41), bytes("x")),
            "a header begins with ce_ and is not a CloudEvents attribute name"));
  }

  private static Arguments mischief(String name, Consumer<Headers> change, String reason) {
    return argumentSet(name, change, reason);
  }

  @ParameterizedTest
  @MethodSource("mischief")
  void saysWhatIsWrongWithoutRepeatingIt(Consumer<Headers> change, String reason) {
    // Given
    Headers headers = CloudEventCodec.headers(event());
    change.accept(headers);

    // When
    Decoded decoded = CloudEventCodec.decode(headers, new byte[0]);

    // Then
    assertThat(decoded).isEqualTo(new Decoded.Malformed(reason));
  }

  @Test
  void readsAHeaderOfExactlyTheGreatestLength() {
    // Given
    String longest = "a".repeat(CloudEventCodec.MAX_HEADER_BYTES);
    Headers headers = CloudEventCodec.headers(event()).add("ce_model", bytes(longest));

    // Then
    assertThat(CloudEventCodec.decode(headers, new byte[0]))
        .isEqualTo(new Decoded.Event(event().withExtension("model", longest)));
  }

  static Stream<Arguments> brokenTraces() {
    return Stream.of(
        argumentSet("twice", add("traceparent", bytes(TRACE.traceparent()))),
        argumentSet("without value", replace("traceparent", null)),
        argumentSet("not UTF-8", replace("traceparent", new byte[] {(byte) 0xff})),
        argumentSet("malformed", replace("traceparent", bytes("00-0-0-00"))),
        argumentSet("endless", replace("traceparent", new byte[1_000_000])));
  }

  @ParameterizedTest
  @MethodSource("brokenTraces")
  void neverRefusesAnEventForItsTrace(Consumer<Headers> change) {
    // Given
    Headers headers = CloudEventCodec.headers(event());
    change.accept(headers);

    // Then
    assertThat(CloudEventCodec.decode(headers, new byte[0]))
        .isEqualTo(new Decoded.Event(event().withTrace(null)));
  }

  @Test
  void keepsTheTraceWhenOnlyItsStateIsBroken() {
    // Given
    Headers headers = CloudEventCodec.headers(event());
    headers.add("tracestate", bytes("a=1")).add("tracestate", bytes("b=1"));

    // Then
    assertThat(CloudEventCodec.decode(headers, new byte[0])).isEqualTo(new Decoded.Event(event()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void throwsForNoBytesWhatever(long seed) {
    Random random = new Random(seed);

    for (int i = 0; i < 2_000; i++) {
      Headers headers = noise(random);
      assertThatCode(() -> CloudEventCodec.decode(headers, null)).doesNotThrowAnyException();
    }
  }

  private static Headers noise(Random random) {
    String[] names = {"ce_specversion", "ce_id", "ce_source", "ce_type", "ce_time", "ce_x"};
    RecordHeaders headers = new RecordHeaders();
    for (String name : names) {
      byte[] value = new byte[random.nextInt(4)];
      random.nextBytes(value);
      boolean plausible = random.nextInt(4) > 0;
      headers.add(name, plausible ? bytes(name.equals("ce_specversion") ? "1.0" : "a") : value);
    }
    return headers;
  }

  private static Consumer<Headers> add(String name, byte[] value) {
    return headers -> headers.add(name, value);
  }

  private static Consumer<Headers> replace(String name, byte @Nullable [] value) {
    return headers -> headers.remove(name).add(name, value);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
