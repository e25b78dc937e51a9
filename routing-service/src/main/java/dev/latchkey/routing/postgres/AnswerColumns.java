package dev.latchkey.routing.postgres;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.CloudEventCodec;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.cloudevents.Decoded;
import dev.latchkey.contracts.wire.identifiers.RequestKey;
import dev.latchkey.contracts.wire.json.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// An answer as columns: its record key, its headers as a JSON object, its body as it is.
final class AnswerColumns {

  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private AnswerColumns() {}

  static byte @Nullable [] key(StoredAnswer answer) {
    Content key = answer.recordKey();
    return key == null ? null : key.bytes();
  }

  static byte[] headers(CloudEvent event) {
    Map<String, String> texts = new TreeMap<>();
    CloudEventCodec.headers(event)
        .forEach(
            header -> texts.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
    return WireJson.write(texts);
  }

  static StoredAnswer read(RequestKey request, ResultSet row) throws SQLException {
    byte @Nullable [] key = row.getBytes(1);
    CloudEvent event = event(row.getBytes(2), row.getBytes(3));
    return new StoredAnswer(request, key == null ? null : Content.of(key), event);
  }

  private static CloudEvent event(byte[] headers, byte[] body) {
    RecordHeaders parsed = new RecordHeaders();
    texts(headers).forEach((name, text) -> parsed.add(name, text.getBytes(StandardCharsets.UTF_8)));
    return switch (CloudEventCodec.decode(parsed, body)) {
      case Decoded.Event(CloudEvent event) -> event;
      case Decoded.Tombstone() -> throw new IllegalStateException("a stored answer is empty");
      case Decoded.Malformed(String reason) ->
          throw new IllegalStateException("a stored answer cannot be read: " + reason);
    };
  }

  private static Map<String, String> texts(byte[] json) {
    try {
      return WireJson.mapper().readValue(json, TEXTS);
    } catch (IOException e) {
      throw new UncheckedIOException("the headers of a stored answer cannot be read", e);
    }
  }
}
