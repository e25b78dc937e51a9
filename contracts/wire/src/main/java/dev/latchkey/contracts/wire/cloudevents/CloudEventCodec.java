package dev.latchkey.contracts.wire.cloudevents;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// CloudEvents in the binary mode of the Kafka protocol binding: every attribute, extensions
/// included, is a header `ce_<name>`; `datacontenttype` is the header `content-type`; the record
/// value is the data, byte for byte. The trace context is the headers `traceparent` and
/// `tracestate`. Headers outside these are left alone on reading and never written.
///
/// Source: CloudEvents Kafka Protocol Binding 1.0.2, section 3.2. Thread-safe, no state.
public final class CloudEventCodec {

  /// The longest header value that is read, in bytes. A request grant is the longest there is.
  public static final int MAX_HEADER_BYTES = 16 * 1024;

  private static final String PREFIX = "ce_";
  private static final String CONTENT_TYPE = "content-type";
  private static final String TRACEPARENT = "traceparent";
  private static final String TRACESTATE = "tracestate";
  private static final Set<String> CORE =
      Set.of("specversion", "id", "source", "type", "subject", "time", "dataschema");
  private static final Pattern NAME = Pattern.compile("[a-z0-9]{1,40}");

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

  /// Reads a record. Hostile input (a header twice, not UTF-8, too long, a name that is none) is
  /// told as [Decoded.Malformed]; nothing is thrown.
  public static Decoded decode(Headers headers, byte @Nullable [] value) {
    Map<String, String> texts = new HashMap<>();
    for (Header header : headers) {
      if (isOurs(header.key())) {
        String reason = take(header, texts);
        if (reason != null) {
          return new Decoded.Malformed(reason);
        }
      }
    }
    if (value == null && !texts.containsKey(PREFIX + "id")) {
      return new Decoded.Tombstone();
    }
    return assemble(texts, value == null ? Content.empty() : Content.of(value));
  }

  private static Decoded assemble(Map<String, String> texts, Content data) {
    if (!"1.0".equals(texts.get(PREFIX + "specversion"))) {
      return new Decoded.Malformed("header ce_specversion is not 1.0");
    }
    for (String name : new String[] {"id", "source", "type"}) {
      if (texts.getOrDefault(PREFIX + name, "").isBlank()) {
        return new Decoded.Malformed("header ce_" + name + " is missing");
      }
    }
    String time = texts.get(PREFIX + "time");
    if (time != null && parseTime(time) == null) {
      return new Decoded.Malformed("header ce_time is not an RFC 3339 time");
    }
    return new Decoded.Event(build(texts, time == null ? null : parseTime(time), data));
  }

  private static CloudEvent build(Map<String, String> texts, @Nullable Instant time, Content data) {
    Map<String, String> extensions = new TreeMap<>();
    texts.forEach(
        (key, text) -> {
          if (key.startsWith(PREFIX) && !CORE.contains(key.substring(PREFIX.length()))) {
            extensions.put(key.substring(PREFIX.length()), text);
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
        TraceContext.parse(texts.get(TRACEPARENT), texts.get(TRACESTATE)).orElse(null),
        data);
  }

  /// Adds one header to `texts`; the result is what is wrong with it, or null.
  private static @Nullable String take(Header header, Map<String, String> texts) {
    String key = header.key();
    boolean attribute = key.startsWith(PREFIX);
    if (attribute && !NAME.matcher(key.substring(PREFIX.length())).matches()) {
      return "a header begins with ce_ and is not a CloudEvents attribute name";
    }
    byte @Nullable [] bytes = header.value();
    if (bytes == null || bytes.length > MAX_HEADER_BYTES) {
      return "header " + key + (bytes == null ? " has no value" : " is too long");
    }
    String text = decodeUtf8(bytes);
    if (text == null) {
      return "header " + key + " is not UTF-8";
    }
    return texts.put(key, text) == null ? null : "header " + key + " is there twice";
  }

  private static boolean isOurs(String key) {
    return key.startsWith(PREFIX)
        || key.equals(CONTENT_TYPE)
        || key.equals(TRACEPARENT)
        || key.equals(TRACESTATE);
  }

  private static @Nullable String decodeUtf8(byte[] bytes) {
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

  private static @Nullable Instant parseTime(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
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
