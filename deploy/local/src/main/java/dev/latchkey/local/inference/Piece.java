package dev.latchkey.local.inference;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.json.WireJson;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/// A piece of a streamed answer.
final class Piece {

  private Piece() {}

  /// What the model says in it.
  static String text(CloudEvent piece) {
    return new String(piece.data().bytes(), StandardCharsets.UTF_8)
        .lines()
        .map(Piece::textOfEvent)
        .collect(Collectors.joining());
  }

  private static String textOfEvent(String json) {
    try {
      return WireJson.mapper().readTree(json).at("/delta/text").asText("");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a piece of the answer is not JSON", e);
    }
  }
}
