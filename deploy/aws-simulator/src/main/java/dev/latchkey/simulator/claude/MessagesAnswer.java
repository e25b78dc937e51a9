package dev.latchkey.simulator.claude;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.simulator.exchange.StreamEvent;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;

/// An answer in the Messages format, whole or as a stream of chunks.
public final class MessagesAnswer {

  private final ClaudeAnswer answer;

  public MessagesAnswer(ClaudeAnswer answer) {
    this.answer = answer;
  }

  /// The whole message.
  public String json() {
    ObjectNode message = message();
    answer.blocks().forEach(block -> message.withArray("content").add(whole(block)));
    message.put("stop_reason", answer.stopReason()).put("stop_sequence", answer.stopSequence());
    message.set("usage", usage(answer.usage().output()));
    return message.toString();
  }

  /// The message as model events, each in a chunk.
  ///
  /// @param deltaCharacters length of a delta
  public List<Supplier<StreamEvent>> events(int deltaCharacters) {
    List<Supplier<ObjectNode>> events = new ArrayList<>();
    events.add(this::messageStart);
    for (int index = 0; index < answer.blocks().size(); index++) {
      addBlock(index, answer.blocks().get(index), deltaCharacters, events);
    }
    events.add(this::messageDelta);
    events.add(this::messageStop);
    List<Supplier<StreamEvent>> chunks = new ArrayList<>(events.size());
    for (int index = 0; index < events.size(); index++) {
      Supplier<ObjectNode> event = events.get(index);
      int number = index;
      chunks.add(() -> chunk(event.get(), Deltas.padding(answer.digest(), number)));
    }
    return chunks;
  }

  private static StreamEvent chunk(ObjectNode event, String padding) {
    String octets = Base64.getEncoder().encodeToString(event.toString().getBytes(UTF_8));
    return new StreamEvent("chunk", "{\"bytes\":\"" + octets + "\",\"p\":\"" + padding + "\"}");
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static ObjectNode event(String type) {
    return object().put("type", type);
  }

  private ObjectNode message() {
    ObjectNode message = object();
    message.put("model", answer.model()).put("id", answer.id());
    message.put("type", "message").put("role", "assistant").putArray("content");
    return message;
  }

  private ObjectNode messageStart() {
    ObjectNode event = event("message_start");
    ObjectNode message = message().putNull("stop_reason").putNull("stop_sequence");
    message.set("usage", usage(Math.min(1, answer.usage().output())));
    return event.set("message", message);
  }

  private static void addBlock(
      int index, AnswerBlock block, int deltaCharacters, List<Supplier<ObjectNode>> events) {
    events.add(() -> of("content_block_start", index).set("content_block", empty(block)));
    for (String piece : Deltas.of(block.streamed(), deltaCharacters)) {
      events.add(() -> of("content_block_delta", index).set("delta", delta(block, piece)));
    }
    if (block instanceof AnswerBlock.Thinking(_, String signature)) {
      ObjectNode delta = event("signature_delta").put("signature", signature);
      events.add(() -> of("content_block_delta", index).set("delta", delta));
    }
    events.add(() -> of("content_block_stop", index));
  }

  private static ObjectNode of(String type, int index) {
    return event(type).put("index", index);
  }

  private static ObjectNode whole(AnswerBlock block) {
    return switch (block) {
      case AnswerBlock.Thinking(String thought, String signature) ->
          event("thinking").put("thinking", thought).put("signature", signature);
      case AnswerBlock.Text(String text) -> event("text").put("text", text);
      case AnswerBlock.ToolUse(String id, String name, ObjectNode input) ->
          event("tool_use").put("id", toolId(id)).put("name", name).set("input", input);
    };
  }

  private static ObjectNode empty(AnswerBlock block) {
    return switch (block) {
      case AnswerBlock.Thinking _ -> event("thinking").put("thinking", "").put("signature", "");
      case AnswerBlock.Text _ -> event("text").put("text", "");
      case AnswerBlock.ToolUse(String id, String name, _) ->
          event("tool_use").put("id", toolId(id)).put("name", name).set("input", object());
    };
  }

  private static ObjectNode delta(AnswerBlock block, String piece) {
    return switch (block) {
      case AnswerBlock.Thinking _ -> event("thinking_delta").put("thinking", piece);
      case AnswerBlock.Text _ -> event("text_delta").put("text", piece);
      case AnswerBlock.ToolUse _ -> event("input_json_delta").put("partial_json", piece);
    };
  }

  private static String toolId(String id) {
    return "toolu_bdrk_" + id;
  }

  private ObjectNode messageDelta() {
    ObjectNode event = event("message_delta");
    event
        .putObject("delta")
        .put("stop_reason", answer.stopReason())
        .put("stop_sequence", answer.stopSequence());
    return event.set("usage", usage(answer.usage().output()));
  }

  private ObjectNode messageStop() {
    Usage usage = answer.usage();
    ObjectNode event = event("message_stop");
    event
        .putObject("amazon-bedrock-invocationMetrics")
        .put("inputTokenCount", usage.input())
        .put("outputTokenCount", usage.output())
        .put("invocationLatency", usage.latencyMillis())
        .put("firstByteLatency", usage.firstByteMillis())
        .put("cacheReadInputTokenCount", usage.cacheRead())
        .put("cacheWriteInputTokenCount", usage.cacheWrite());
    return event;
  }

  /// @param output tokens so far
  private ObjectNode usage(int output) {
    Usage usage = answer.usage();
    ObjectNode json = object();
    json.put("input_tokens", usage.input())
        .put("cache_creation_input_tokens", usage.cacheWrite())
        .put("cache_read_input_tokens", usage.cacheRead())
        .putObject("cache_creation")
        .put("ephemeral_5m_input_tokens", usage.cacheWrite5m())
        .put("ephemeral_1h_input_tokens", usage.cacheWrite1h());
    return json.put("output_tokens", output);
  }
}
