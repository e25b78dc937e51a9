package dev.latchkey.simulator.claude;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/// The simulator's way of counting tokens: four characters are one. Not Claude's, but the same
/// every time, so that usage and cost can be checked by hand.
public final class TokenRule {

  /// The member by which a block of the Messages format says that it is to be cached.
  static final String CACHE_MARK = "cache_control";

  /// Tokens that a message costs besides its texts.
  static final int PER_MESSAGE = 4;

  private static final int CHARACTERS_PER_TOKEN = 4;
  private static final int TOKENS_PER_ATTACHMENT = 1_500;
  private static final Set<String> ATTACHMENTS = Set.of("data", "bytes");

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

  /// Tokens of a tree: of all its texts, and a flat 1,500 for each attachment sent as data. A mark
  /// that something is to be cached costs nothing.
  static int ofTree(JsonNode node) {
    if (node.isTextual()) {
      return ofText(node.asText());
    }
    int tokens = 0;
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      tokens += ofMember(member.getKey(), member.getValue());
    }
    if (node.isArray()) {
      for (JsonNode element : node) {
        tokens += ofTree(element);
      }
    }
    return tokens;
  }

  private static int ofMember(String name, JsonNode value) {
    if (name.equals(CACHE_MARK)) {
      return 0;
    }
    return ATTACHMENTS.contains(name) && value.isTextual() ? TOKENS_PER_ATTACHMENT : ofTree(value);
  }
}
