package dev.latchkey.simulator.claude;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.simulator.exchange.StreamEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// An answer in Converse's format, whole or as a stream of events.
public final class ConverseAnswer {

  private final ClaudeAnswer answer;

  public ConverseAnswer(ClaudeAnswer answer) {
    this.answer = answer;
  }

  /// The whole answer.
  public String json() {
    ObjectNode json = metrics(object());
    ObjectNode message = json.putObject("output").putObject("message");
    ArrayNode content = message.putArray("content");
    answer.blocks().forEach(block -> content.add(whole(block)));
    message.put("role", "assistant");
    json.put("stopReason", answer.stopReason());
    return json.set("usage", usage()).toString();
  }

  /// The answer's events in Converse's order: the usage comes last, after the stop.
  ///
  /// @param deltaCharacters length of a delta
  public List<Supplier<StreamEvent>> events(int deltaCharacters) {
    Events events = new Events(new ArrayList<>(), answer.digest());
    events.add("messageStart", () -> object().put("role", "assistant"));
    for (int index = 0; index < answer.blocks().size(); index++) {
      addBlock(index, answer.blocks().get(index), deltaCharacters, events);
    }
    events.add("messageStop", () -> object().put("stopReason", answer.stopReason()));
    events.add("metadata", () -> metrics(object()).set("usage", usage()));
    return events.all();
  }

  /// Collects events and pads them.
  private record Events(List<Supplier<StreamEvent>> all, String digest) {

    void add(String type, Supplier<ObjectNode> payload) {
      int number = all.size();
      all.add(
          () ->
              new StreamEvent(
                  type, payload.get().put("p", Deltas.padding(digest, number)).toString()));
    }
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static ObjectNode of(int index) {
    return object().put("contentBlockIndex", index);
  }

  /// Only the use of a tool is announced.
  private static void addBlock(int index, AnswerBlock block, int deltaCharacters, Events events) {
    if (block instanceof AnswerBlock.ToolUse use) {
      events.add("contentBlockStart", () -> of(index).set("start", wrapped("toolUse", named(use))));
    }
    for (String piece : Deltas.of(block.streamed(), deltaCharacters)) {
      events.add("contentBlockDelta", () -> of(index).set("delta", delta(block, piece)));
    }
    if (block instanceof AnswerBlock.Thinking(_, String signature)) {
      ObjectNode reasoning = object().put("signature", signature);
      events.add(
          "contentBlockDelta",
          () -> of(index).set("delta", wrapped("reasoningContent", reasoning)));
    }
    events.add("contentBlockStop", () -> of(index));
  }

  private static ObjectNode wrapped(String member, ObjectNode value) {
    return object().set(member, value);
  }

  private static ObjectNode named(AnswerBlock.ToolUse use) {
    return object().put("toolUseId", "tooluse_" + use.id()).put("name", use.name());
  }

  private static ObjectNode whole(AnswerBlock block) {
    return switch (block) {
      case AnswerBlock.Thinking(String thought, String signature) ->
          wrapped(
              "reasoningContent",
              wrapped("reasoningText", object().put("text", thought).put("signature", signature)));
      case AnswerBlock.Text(String text) -> object().put("text", text);
      case AnswerBlock.ToolUse use -> wrapped("toolUse", named(use).set("input", use.input()));
    };
  }

  private static ObjectNode delta(AnswerBlock block, String piece) {
    return switch (block) {
      case AnswerBlock.Thinking _ -> wrapped("reasoningContent", object().put("text", piece));
      case AnswerBlock.Text _ -> object().put("text", piece);
      case AnswerBlock.ToolUse _ -> wrapped("toolUse", object().put("input", piece));
    };
  }

  private ObjectNode metrics(ObjectNode to) {
    to.putObject("metrics").put("latencyMs", answer.usage().latencyMillis());
    return to;
  }

  private ObjectNode usage() {
    Usage usage = answer.usage();
    ObjectNode json = object();
    json.put("inputTokens", usage.input())
        .put("outputTokens", usage.output())
        .put("totalTokens", usage.total())
        .put("cacheReadInputTokens", usage.cacheRead())
        .put("cacheWriteInputTokens", usage.cacheWrite());
    ArrayNode details = json.putArray("cacheDetails");
    detail(CacheDuration.ONE_HOUR, usage.cacheWrite1h(), details);
    detail(CacheDuration.FIVE_MINUTES, usage.cacheWrite5m(), details);
    return json;
  }

  private static void detail(CacheDuration duration, int tokens, ArrayNode details) {
    if (tokens > 0) {
      details.addObject().put("ttl", duration.label()).put("inputTokens", tokens);
    }
  }
}
