package dev.latchkey.routing.postgres;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.CloudEventCodec;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.cloudevents.Decoded;
import dev.latchkey.contracts.wire.inference.ReplyAddress;
import dev.latchkey.contracts.wire.json.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// An answer as columns: its record key, its headers as a JSON object, its body as it is, where its
/// copies go as another object, and the events that go with it as one array.
final class AnswerColumns {

  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
  private static final TypeReference<ReplyJson> REPLY = new TypeReference<>() {};
  private static final TypeReference<List<EventJson>> EVENTS = new TypeReference<>() {};

  private AnswerColumns() {}

  static byte @Nullable [] key(@Nullable Content key) {
    return key == null ? null : key.bytes();
  }

  static byte[] headers(CloudEvent event) {
    return WireJson.write(headerTexts(event));
  }

  static byte[] reply(List<ReplyAddress.Echo> echoes, @Nullable ReplyAddress reply) {
    return WireJson.write(ReplyJson.of(echoes, reply));
  }

  static byte @Nullable [] events(List<StoredEvent> events) {
    return events.isEmpty() ? null : WireJson.write(events.stream().map(EventJson::of).toList());
  }

  /// What is in the columns key, headers, body, reply and events.
  static RecordedAnswer read(Claim claim, ResultSet row) throws SQLException {
    byte @Nullable [] key = row.getBytes(1);
    CloudEvent event = event(parse(row.getBytes(2), TEXTS), row.getBytes(3));
    byte @Nullable [] events = row.getBytes(5);
    ReplyJson reply = parse(row.getBytes(4), REPLY);
    return new RecordedAnswer(
        new StoredAnswer(
            claim,
            key == null ? null : Content.of(key),
            event,
            reply.echoesAsSent(),
            reply.address()),
        events == null ? List.of() : storedEvents(events));
  }

  private static List<StoredEvent> storedEvents(byte[] json) {
    return parse(json, EVENTS).stream().map(EventJson::event).toList();
  }

  private static Map<String, String> headerTexts(CloudEvent event) {
    Map<String, String> texts = new TreeMap<>();
    CloudEventCodec.headers(event)
        .forEach(
            header -> texts.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
    return texts;
  }

  private static CloudEvent event(Map<String, String> headers, byte[] body) {
    RecordHeaders parsed = new RecordHeaders();
    headers.forEach((name, text) -> parsed.add(name, text.getBytes(StandardCharsets.UTF_8)));
    return switch (CloudEventCodec.decode(parsed, body)) {
      case Decoded.Event(CloudEvent event) -> event;
      case Decoded.Tombstone() -> throw new IllegalStateException("a stored event is empty");
      case Decoded.Malformed(String reason) ->
          throw new IllegalStateException("a stored event cannot be read: " + reason);
    };
  }

  private static <T> T parse(byte[] json, TypeReference<T> type) {
    try {
      return WireJson.mapper().readValue(json, type);
    } catch (IOException e) {
      throw new UncheckedIOException("what was stored with an answer cannot be read", e);
    }
  }

  /// An event in the array.
  ///
  /// @param partition null for the key's own
  /// @param key in Base64; null for none
  /// @param data in Base64
  private record EventJson(
      String topic,
      @Nullable Integer partition,
      @Nullable String key,
      Map<String, String> headers,
      String data) {

    static EventJson of(StoredEvent stored) {
      Content key = stored.key();
      Content data = stored.event().data();
      return new EventJson(
          stored.topic(),
          stored.partition(),
          key == null ? null : base64(key),
          headerTexts(stored.event()),
          base64(data));
    }

    StoredEvent event() {
      return new StoredEvent(
          topic,
          partition,
          key == null ? null : Content.of(Base64.getDecoder().decode(key)),
          AnswerColumns.event(headers, Base64.getDecoder().decode(data)));
    }

    private static String base64(Content content) {
      return Base64.getEncoder().encodeToString(content.bytes());
    }
  }
}
