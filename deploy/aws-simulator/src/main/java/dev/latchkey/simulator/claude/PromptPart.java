package dev.latchkey.simulator.claude;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// One piece of a prompt, in the order in which the model reads them: a tool, a block of the system
/// prompt, a block of a message.
///
/// @param place where it stands: `tools`, `system`, or a role
/// @param cachedFor how long everything up to here is to be cached, `null` when not from here
record PromptPart(String place, JsonNode content, int tokens, @Nullable CacheDuration cachedFor) {

  PromptPart cachedFor(CacheDuration duration) {
    return new PromptPart(place, content, tokens, duration);
  }

  /// What it says, without the mark that it is to be cached: that may move on in a later prompt.
  String words() {
    if (content instanceof ObjectNode object && object.has(TokenRule.CACHE_MARK)) {
      return place + object.deepCopy().without(TokenRule.CACHE_MARK);
    }
    return place + content;
  }

  /// Names no content.
  @Override
  public String toString() {
    return "PromptPart[%s, %d tokens]".formatted(place, tokens);
  }
}
