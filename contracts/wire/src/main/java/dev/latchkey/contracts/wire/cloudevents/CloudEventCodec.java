package dev.latchkey.contracts.wire.cloudevents;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ValueRange;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// CloudEvents in the binary mode of the Kafka protocol binding: every attribute, extensions
/// included, is a header `ce_<name>`; `datacontenttype` is the header `content-type`; the record
/// value is the data, byte for byte. The trace context is the headers `traceparent` and
/// `tracestate`. Headers outside these are left alone on reading and never written.
///
/// Source: CloudEvents Kafka Protocol Binding 1.0.2, section 3.2; CloudEvents 1.0.2, type system
/// and naming of attributes. Thread-safe, no state.
public final class CloudEventCodec {

  /// The longest header value that is read, in bytes. A request grant is the longest there is.
  public static final int MAX_HEADER_BYTES = 16 * 1024;

  private static final String PREFIX = "ce_";
  private static final String CONTENT_TYPE = "content-type";
  private static final String TRACEPARENT = "traceparent";
  private static final String TRACESTATE = "tracestate";
  private static final ValueRange YEARS = ValueRange.of(0, 9999);

  private CloudEventCodec() {}

  /// The headers of an event. The value of the record is `event.data()`.
  public static Headers headers(CloudEvent event) {
    RecordHeaders headers = new RecordHeaders();
    put(headers, PREFIX + "specversion", "1.0");
    put(headers, PREFIX + "id", event.id());
    put(headers, PREFIX + "source", event.source());
    put(headers, PREFIX + "type", event.type());
    put(headers, PREFIX + "subject", event.subject());
    Instant time = event.time();
    put(headers, PREFIX + "time", time == null ? null : time.toString());
    put(headers, CONTENT_TYPE, event.contentType());
    new TreeMap<>(event.extensions()).forEach((name, value) -> put(headers, PREFIX + name, value));
    TraceContext trace = event.trace();
    if (trace != null) {
      put(headers, TRACEPARENT, trace.traceparent());
      put(headers, TRACESTATE, trace.tracestate());
    }
    return headers;
  }

  /// Reads a record. Hostile input (a header twice, not UTF-8, too long, with control characters, a
  /// name that is none) is told as [Decoded.Malformed]; nothing is thrown. A trace context of that
  /// kind is ignored instead: tracing never makes a request fail.
  public static Decoded decode(Headers headers, byte @Nullable [] value) {
    Map<String, String> texts = new HashMap<>();
    for (Header header : headers) {
      if (header.key().startsWith(PREFIX) || header.key().equals(CONTENT_TYPE)) {
        String reason = take(header, texts);
        if (reason != null) {
          return new Decoded.Malformed(reason);
        }
      }
    }
    if (value == null && !texts.containsKey(PREFIX + "id")) {
      return new Decoded.Tombstone();
    }
    TraceContext trace =
        TraceContext.parse(single(headers, TRACEPARENT), single(headers, TRACESTATE)).orElse(null);
    return assemble(texts, trace, value == null ? Content.empty() : Content.of(value));
  }

  private static Decoded assemble(
      Map<String, String> texts, @Nullable TraceContext trace, Content data) {
    if (!"1.0".equals(texts.get(PREFIX + "specversion"))) {
      return new Decoded.Malformed("header ce_specversion is not 1.0");
    }
    for (String name : List.of("id", "source", "type")) {
      if (texts.getOrDefault(PREFIX + name, "").isBlank()) {
        return new Decoded.Malformed("header ce_" + name + " is missing");
      }
    }
    String text = texts.get(PREFIX + "time");
    Instant time = text == null ? null : parseTime(text);
    if (text != null && time == null) {
      return new Decoded.Malformed("header ce_time is not an RFC 3339 time");
    }
    return new Decoded.Event(build(texts, time, trace, data));
  }

  private static CloudEvent build(
      Map<String, String> texts,
      @Nullable Instant time,
      @Nullable TraceContext trace,
      Content data) {
    Map<String, String> extensions = new TreeMap<>();
    texts.forEach(
        (key, text) -> {
          String name = key.startsWith(PREFIX) ? key.substring(PREFIX.length()) : "";
          if (AttributeName.isExtension(name)) {
            extensions.put(name, text);
          }
        });
    return new CloudEvent(
        texts.getOrDefault(PREFIX + "id", ""),
        texts.getOrDefault(PREFIX + "source", ""),
        texts.getOrDefault(PREFIX + "type", ""),
        texts.get(PREFIX + "subject"),
        time,
        texts.get(CONTENT_TYPE),
        extensions,
        trace,
        data);
  }

  /// Adds one header to `texts`; the result is what is wrong with it, or null.
  private static @Nullable String take(Header header, Map<String, String> texts) {
    String key = header.key();
    if (key.startsWith(PREFIX) && !AttributeName.isOne(key.substring(PREFIX.length()))) {
      return "a header begins with ce_ and is not a CloudEvents attribute name";
    }
    byte @Nullable [] bytes = header.value();
    if (bytes == null || bytes.length > MAX_HEADER_BYTES) {
      return "header " + key + (bytes == null ? " has no value" : " is too long");
    }
    String text = decodeUtf8(bytes);
    if (text == null || hasControls(text)) {
      return "header " + key + (text == null ? " is not UTF-8" : " has control characters");
    }
    return texts.put(key, text) == null ? null : "header " + key + " is there twice";
  }

  /// The text of a header that is there exactly once; null when it is not, or not readable.
  private static @Nullable String single(Headers headers, String key) {
    Iterator<Header> found = headers.headers(key).iterator();
    byte @Nullable [] bytes = found.hasNext() ? found.next().value() : null;
    return bytes == null || found.hasNext() || bytes.length > MAX_HEADER_BYTES
        ? null
        : decodeUtf8(bytes);
  }

  private static boolean hasControls(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /// Most headers are ASCII, which needs no decoder; every record brings a dozen of them.
  private static @Nullable String decodeUtf8(byte[] bytes) {
    if (isAscii(bytes)) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static boolean isAscii(byte[] bytes) {
    for (byte each : bytes) {
      if (each < 0) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Instant parseTime(String text) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(text);
      return YEARS.isValidIntValue(time.getYear()) ? time.toInstant() : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static void put(Headers headers, String key, @Nullable String value) {
    if (value != null) {
      headers.add(key, value.getBytes(StandardCharsets.UTF_8));
    }
  }
}
