package dev.latchkey.routing.flow.request;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.latchkey.contracts.wire.inference.InferenceRequest;
import dev.latchkey.contracts.wire.inference.ServiceTier;
import dev.latchkey.routing.model.Demand;
import dev.latchkey.routing.model.TaskFacts;
import dev.latchkey.routing.model.Thinking;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads from a body what it demands of a model, in one pass and without keeping content. What is
/// not as expected counts as not there: Bedrock validates bodies. Sources: Anthropic Messages API;
/// Bedrock API reference, `Converse`.
public final class TaskReading {

  /// An estimate on the safe side: newer tokenizers make about a third more tokens of a text.
  private static final int BYTES_PER_TOKEN = 3;

  /// What an image has at the most. Source: Anthropic, vision.
  private static final int TOKENS_PER_IMAGE = 1_600;

  private static final int DOCUMENT_BYTES_PER_TOKEN = 10;

  /// From this on `top_p` changes nothing.
  private static final double WHOLE_NUCLEUS = 0.99;

  private final JsonParser json;
  private final Set<Demand> demands = EnumSet.noneOf(Demand.class);
  private @Nullable Long maxTokens;
  private String thinkingType = "";
  private @Nullable Long thinkingBudget;
  private boolean interleaved;
  private boolean cachePoints;
  private long images;
  private long imageBytes;
  private long documentBytes;
  private String lastRole = "";

  private TaskReading(JsonParser json) {
    this.json = json;
  }

  /// The facts; empty when the body is not one JSON object and nothing else.
  public static Optional<TaskFacts> of(InferenceRequest request) {
    try (JsonParser json = JsonBody.parser(request.body())) {
      TaskReading reading = new TaskReading(json);
      boolean object = json.nextToken() == JsonToken.START_OBJECT;
      return object && reading.reads(request)
          ? Optional.of(reading.facts(request))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private boolean reads(InferenceRequest request) throws IOException {
    switch (request.api()) {
      case MESSAGES -> members(this::ofMessages);
      case CONVERSE -> members(this::ofConverse);
      case EMBEDDINGS -> json.skipChildren();
    }
    return json.nextToken() == null;
  }

  private TaskFacts facts(InferenceRequest request) {
    ServiceTier tier = request.serviceTier();
    demandIf(tier != null && tier != ServiceTier.DEFAULT, Demand.SERVICE_TIER);
    demandIf(lastRole.equals("assistant"), Demand.PREFILL);
    demandIf(images > 0, Demand.IMAGES);
    demandIf(documentBytes > 0, Demand.DOCUMENTS);
    long text = request.body().size() - imageBytes - documentBytes;
    long tokens =
        text / BYTES_PER_TOKEN
            + images * TOKENS_PER_IMAGE
            + documentBytes / DOCUMENT_BYTES_PER_TOKEN;
    return new TaskFacts(tokens, maxTokens, demands, thinking(), interleaved, cachePoints);
  }

  private void ofMessages(String name) throws IOException {
    switch (name) {
      case "max_tokens" -> maxTokens = whole();
      case "tool_choice" -> members(this::ofToolChoice);
      case "anthropic_version" ->
          demandIf(json.getText().equals("2026-10-21"), Demand.VERSION_2026_10_21);
      case "cache_control" -> noteCachePoint();
      case "system", "tools" -> elements(this::block);
      case "messages" -> elements(() -> members(this::ofMessage));
      default -> ofClaude(name);
    }
  }

  private void ofConverse(String name) throws IOException {
    switch (name) {
      case "inferenceConfig" -> members(this::ofInferenceConfig);
      case "additionalModelRequestFields" -> members(this::ofClaude);
      case "toolConfig" -> members(this::ofToolConfig);
      case "system" -> elements(this::block);
      case "messages" -> elements(() -> members(this::ofMessage));
      default -> {}
    }
  }

  /// What Claude takes in both shapes. Values that are as by default change nothing.
  private void ofClaude(String name) throws IOException {
    switch (name) {
      case "temperature" -> demandIf(number() && json.getDoubleValue() != 1, Demand.SAMPLING);
      case "top_p" -> demandIf(number() && json.getDoubleValue() < WHOLE_NUCLEUS, Demand.SAMPLING);
      case "top_k" -> demandIf(number(), Demand.SAMPLING);
      case "thinking" -> members(this::ofThinking);
      case "anthropic_beta" -> elements(this::beta);
      default -> {}
    }
  }

  private void ofInferenceConfig(String name) throws IOException {
    switch (name) {
      case "maxTokens" -> maxTokens = whole();
      case "temperature" -> ofClaude(name);
      case "topP" -> ofClaude("top_p");
      default -> {}
    }
  }

  private void ofToolConfig(String name) throws IOException {
    switch (name) {
      case "tools" -> elements(this::block);
      case "toolChoice" -> members(kind -> demandIf(isForced(kind), Demand.FORCED_TOOL));
      default -> {}
    }
  }

  private void ofToolChoice(String name) throws IOException {
    demandIf(name.equals("type") && isForced(json.getText()), Demand.FORCED_TOOL);
  }

  private static boolean isForced(String kind) {
    return kind.equals("any") || kind.equals("tool");
  }

  private void ofMessage(String name) throws IOException {
    switch (name) {
      case "role" -> lastRole = json.getText();
      case "content" -> elements(this::block);
      default -> {}
    }
  }

  /// A part of a message, of the system prompt or of the tools. Results of tools hold parts
  /// themselves.
  private void block() throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      return;
    }
    long begin = json.currentTokenLocation().getByteOffset();
    String[] kind = {""};
    members(
        name -> {
          switch (name) {
            case "type" -> kind[0] = json.getText();
            case "image", "document" -> kind[0] = name;
            case "cache_control", "cachePoint" -> noteCachePoint();
            case "content" -> elements(this::block);
            case "toolResult" -> members(this::ofMessage);
            default -> {}
          }
        });
    count(kind[0], json.currentTokenLocation().getByteOffset() - begin);
  }

  private void count(String kind, long bytes) {
    if (kind.equals("image")) {
      images++;
      imageBytes += bytes;
    } else if (kind.equals("document")) {
      documentBytes += bytes;
    }
  }

  private void ofThinking(String name) throws IOException {
    switch (name) {
      case "type" -> thinkingType = json.getText();
      case "budget_tokens" -> thinkingBudget = whole();
      default -> {}
    }
  }

  private Thinking thinking() {
    return switch (thinkingType) {
      case "enabled" -> new Thinking.Enabled(thinkingBudget);
      case "adaptive" -> new Thinking.Adaptive();
      case "disabled" -> new Thinking.Disabled();
      default -> new Thinking.Unsaid();
    };
  }

  private void beta() throws IOException {
    interleaved |= json.getText().startsWith("interleaved-thinking");
  }

  private void noteCachePoint() {
    cachePoints |= json.currentToken() == JsonToken.START_OBJECT;
  }

  private void demandIf(boolean demanded, Demand demand) {
    if (demanded) {
      demands.add(demand);
    }
  }

  private boolean number() {
    return json.currentToken().isNumeric();
  }

  private @Nullable Long whole() throws IOException {
    return json.currentToken() == JsonToken.VALUE_NUMBER_INT
            && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER
        ? Long.valueOf(json.getLongValue())
        : null;
  }

  private void members(Member reader) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      return;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      reader.read(name);
      json.skipChildren();
    }
  }

  private void elements(Element reader) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      return;
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      reader.read();
      json.skipChildren();
    }
  }

  /// Reads the value of a member; the parser stands on its first token.
  private interface Member {
    void read(String name) throws IOException;
  }

  /// Reads an element of an array; the parser stands on its first token.
  private interface Element {
    void read() throws IOException;
  }
}
