package dev.latchkey.simulator.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/// The simulator's way of counting tokens: four characters are one. Not Claude's, but the same
/// every time, so that usage and cost can be checked by hand.
public final class TokenRule {

  private static final int CHARACTERS_PER_TOKEN = 4;
  private static final int TOKENS_PER_MESSAGE = 4;
  private static final int TOKENS_PER_ATTACHMENT = 1_500;

  private TokenRule() {}

  /// Tokens of a text.
  public static int ofText(String text) {
    int characters = text.codePointCount(0, text.length());
    return Math.ceilDiv(characters, CHARACTERS_PER_TOKEN);
  }

  /// The text's first tokens, at most so many.
  static String cut(String text, int tokens) {
    if (ofText(text) <= tokens) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, tokens * CHARACTERS_PER_TOKEN));
  }

  /// Tokens of a Messages body: all texts of system, messages and tools, four more a message, and a
  /// flat 1,500 for each attachment sent as data.
  static int ofRequest(JsonNode body) {
    return TOKENS_PER_MESSAGE * body.path("messages").size()
        + ofTree(body.path("system"))
        + ofTree(body.path("messages"))
        + ofTree(body.path("tools"));
  }

  private static int ofTree(JsonNode node) {
    if (node.isTextual()) {
      return ofText(node.asText());
    }
    int tokens = 0;
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      boolean attachment = member.getKey().equals("data") && member.getValue().isTextual();
      tokens += attachment ? TOKENS_PER_ATTACHMENT : ofTree(member.getValue());
    }
    if (node.isArray()) {
      for (JsonNode element : node) {
        tokens += ofTree(element);
      }
    }
    return tokens;
  }
}
