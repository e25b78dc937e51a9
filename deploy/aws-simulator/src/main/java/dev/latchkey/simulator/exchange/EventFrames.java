package dev.latchkey.simulator.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.simulator.eventstream.FrameEncoder;
import dev.latchkey.simulator.eventstream.HeaderValue;
import java.util.LinkedHashMap;
import java.util.Map;

/// The three kinds of messages that Bedrock's streams have, as frames.
public final class EventFrames {

  private EventFrames() {}

  /// An event.
  public static byte[] event(StreamEvent event) {
    return json("event", ":event-type", event.type(), event.json());
  }

  /// An exception of the service model, or one that looks like it.
  public static byte[] exception(String type, String json) {
    return json("exception", ":exception-type", type, json);
  }

  /// An error that no model knows.
  public static byte[] error(String code, String message) {
    return FrameEncoder.encode(
        headers(":error-code", code, ":error-message", message, ":message-type", "error"),
        new byte[0]);
  }

  private static byte[] json(String messageType, String typeHeader, String type, String json) {
    return FrameEncoder.encode(
        headers(
            typeHeader, type, ":content-type", "application/json", ":message-type", messageType),
        json.getBytes(UTF_8));
  }

  private static Map<String, HeaderValue> headers(String... namesAndValues) {
    Map<String, HeaderValue> headers = new LinkedHashMap<>();
    for (int index = 0; index < namesAndValues.length; index += 2) {
      headers.put(namesAndValues[index], new HeaderValue.Text(namesAndValues[index + 1]));
    }
    return headers;
  }
}
