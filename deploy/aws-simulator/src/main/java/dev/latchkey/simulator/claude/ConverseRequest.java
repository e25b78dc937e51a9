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

/// Reads a body in Converse's format.
public final class ConverseRequest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> THINKING = Set.of("enabled", "adaptive");

  private ConverseRequest() {}

  /// Reads a body for a model.
  public static Prompt.Reading read(byte[] body, FoundationModel model) {
    try {
      return read(JSON.readTree(body), model);
    } catch (IOException e) {
      return new Prompt.Reading.Bad("The request body is not valid JSON");
    }
  }

  /// Reads a body, or Converse's part of another.
  public static Prompt.Reading read(JsonNode body, FoundationModel model) {
    Optional<String> problem = ConverseRules.problem(body, model);
    return problem.isPresent()
        ? new Prompt.Reading.Bad(problem.get())
        : CacheRules.check(prompt(body, model));
  }

  private static Prompt prompt(JsonNode body, FoundationModel model) {
    String lastUserText = lastUserText(body.get("messages"));
    List<String> stopSequences = new ArrayList<>();
    body.at("/inferenceConfig/stopSequences")
        .forEach(sequence -> stopSequences.add(sequence.asText()));
    return new Prompt(
        parts(body),
        ConverseRules.maxTokens(body, model),
        lastUserText,
        tool(body.path("toolConfig"), lastUserText),
        THINKING.contains(body.at("/additionalModelRequestFields/thinking/type").asText()),
        stopSequences);
  }

  private static @Nullable Tool tool(JsonNode config, String words) {
    List<Tool> tools = new ArrayList<>();
    JsonNode choice = config.path("toolChoice");
    for (JsonNode tool : config.path("tools")) {
      String name = tool.at("/toolSpec/name").asText();
      boolean forced = choice.has("tool") && !choice.at("/tool/name").asText().equals(name);
      if (tool.has("toolSpec") && !forced) {
        tools.add(new Tool(name, tool.at("/toolSpec/inputSchema/json")));
      }
    }
    boolean must = choice.has("any") || choice.has("tool");
    return Tool.used(tools, must ? Tool.Choice.ANY : Tool.Choice.AUTO, words).orElse(null);
  }

  private static List<PromptPart> parts(JsonNode body) {
    List<PromptPart> parts = new ArrayList<>();
    add("tools", body.at("/toolConfig/tools"), 0, parts);
    add("system", body.path("system"), 0, parts);
    for (JsonNode message : body.get("messages")) {
      String role = message.get("role").asText();
      add(role, message.get("content"), TokenRule.PER_MESSAGE + TokenRule.ofText(role), parts);
    }
    return parts;
  }

  /// A cache point marks what stands before it and is nothing itself.
  ///
  /// @param tokens what the place costs besides its content
  private static void add(String place, JsonNode content, int tokens, List<PromptPart> parts) {
    int more = tokens;
    for (JsonNode block : content) {
      if (!block.has("cachePoint")) {
        parts.add(new PromptPart(place, block, more + TokenRule.ofTree(block), null));
        more = 0;
      } else if (!parts.isEmpty()) {
        String ttl = block.at("/cachePoint/ttl").asText("5m");
        parts.add(parts.removeLast().cachedFor(CacheDuration.of(ttl)));
      }
    }
  }

  private static String lastUserText(JsonNode messages) {
    for (int index = messages.size() - 1; index >= 0; index--) {
      if (messages.get(index).path("role").asText().equals("user")) {
        StringBuilder text = new StringBuilder();
        messages
            .get(index)
            .path("content")
            .forEach(block -> text.append(block.path("text").asText()));
        return text.toString();
      }
    }
    return "";
  }
}
