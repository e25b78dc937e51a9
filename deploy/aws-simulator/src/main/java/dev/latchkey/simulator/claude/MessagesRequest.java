package dev.latchkey.simulator.claude;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.simulator.models.FoundationModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a body in the Messages format.
public final class MessagesRequest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> THINKING = Set.of("enabled", "adaptive");

  private MessagesRequest() {}

  /// Reads a body for a model.
  public static Prompt.Reading read(byte[] body, FoundationModel model) {
    JsonNode tree;
    try {
      tree = JSON.readTree(body);
    } catch (IOException e) {
      return malformed("Malformed input request");
    }
    if (!tree.isObject()) {
      return malformed("Malformed input request: #: expected type: JSONObject");
    }
    Optional<String> problem = MessagesRules.problem(tree, model);
    return problem.isPresent()
        ? new Prompt.Reading.Bad(problem.get())
        : CacheRules.check(prompt(tree));
  }

  private static Prompt.Reading malformed(String what) {
    return new Prompt.Reading.Bad(what + ", please reformat your input and try again.");
  }

  private static Prompt prompt(JsonNode body) {
    String lastUserText = lastUserText(body.get("messages"));
    List<String> stopSequences = new ArrayList<>();
    body.path("stop_sequences").forEach(sequence -> stopSequences.add(sequence.asText()));
    return new Prompt(
        parts(body),
        body.get("max_tokens").asInt(),
        lastUserText,
        tool(body, lastUserText),
        THINKING.contains(body.at("/thinking/type").asText()),
        stopSequences);
  }

  private static @Nullable Tool tool(JsonNode body, String words) {
    List<Tool> tools = new ArrayList<>();
    JsonNode choice = body.path("tool_choice");
    for (JsonNode tool : body.path("tools")) {
      String name = tool.path("name").asText();
      boolean forced = choice.has("name") && !choice.get("name").asText().equals(name);
      if (tool.has("input_schema") && !forced) {
        tools.add(new Tool(name, tool.get("input_schema")));
      }
    }
    return Tool.used(
            tools,
            switch (choice.path("type").asText()) {
              case "any", "tool" -> Tool.Choice.ANY;
              case "none" -> Tool.Choice.NONE;
              default -> Tool.Choice.AUTO;
            },
            words)
        .orElse(null);
  }

  private static List<PromptPart> parts(JsonNode body) {
    List<PromptPart> parts = new ArrayList<>();
    body.path("tools").forEach(tool -> parts.add(part("tools", tool, 0)));
    add("system", body.path("system"), 0, parts);
    for (JsonNode message : body.get("messages")) {
      String role = message.get("role").asText();
      int tokens = TokenRule.PER_MESSAGE + TokenRule.ofText(role);
      add(role, message.get("content"), tokens, parts);
    }
    return parts;
  }

  /// @param tokens what the place costs besides its content
  private static void add(String place, JsonNode content, int tokens, List<PromptPart> parts) {
    if (!content.isArray() || content.isEmpty()) {
      parts.add(part(place, content, tokens));
      return;
    }
    int more = tokens;
    for (JsonNode block : content) {
      parts.add(part(place, block, more));
      more = 0;
    }
  }

  private static PromptPart part(String place, JsonNode content, int tokens) {
    return new PromptPart(
        place,
        content,
        tokens + TokenRule.ofTree(content),
        content.has(TokenRule.CACHE_MARK)
            ? CacheDuration.of(content.get(TokenRule.CACHE_MARK).path("ttl").asText("5m"))
            : null);
  }

  private static String lastUserText(JsonNode messages) {
    for (int index = messages.size() - 1; index >= 0; index--) {
      if (messages.get(index).path("role").asText().equals("user")) {
        return text(messages.get(index).get("content"));
      }
    }
    return "";
  }

  private static String text(JsonNode content) {
    if (content.isTextual()) {
      return content.asText();
    }
    StringBuilder text = new StringBuilder();
    content.forEach(block -> text.append(block.path("text").asText()));
    return text.toString();
  }
}
