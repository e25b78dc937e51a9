package dev.latchkey.simulator.claude;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An answer in the making: blocks are added until it is over, because its tokens are used up, a
/// stop sequence came or a tool is wanted. Not safe for concurrent use.
final class Composition {

  private final int maxTokens;
  private final List<AnswerBlock> blocks = new ArrayList<>();
  private int tokens;
  private String stopReason = "end_turn";
  private @Nullable String stopSequence;

  Composition(int maxTokens) {
    this.maxTokens = maxTokens;
  }

  List<AnswerBlock> blocks() {
    return blocks;
  }

  int tokens() {
    return tokens;
  }

  String stopReason() {
    return stopReason;
  }

  @Nullable String stopSequence() {
    return stopSequence;
  }

  void think(String thought, String signature) {
    String said = take(thought);
    if (!said.isEmpty()) {
      blocks.add(new AnswerBlock.Thinking(said, signature));
    }
  }

  void say(String text, List<String> stopSequences) {
    if (isOver()) {
      return;
    }
    Optional<String> stop = first(stopSequences, text);
    String said = take(stop.map(it -> text.substring(0, text.indexOf(it))).orElse(text));
    if (!said.isEmpty()) {
      blocks.add(new AnswerBlock.Text(said));
    }
    if (!isOver() && stop.isPresent()) {
      stopReason = "stop_sequence";
      stopSequence = stop.get();
    }
  }

  private static Optional<String> first(List<String> stopSequences, String text) {
    return stopSequences.stream()
        .filter(sequence -> !sequence.isEmpty() && text.contains(sequence))
        .min(Comparator.comparingInt(text::indexOf));
  }

  /// A tool whose input does not fit is not used: half an input is none.
  void use(Tool tool, String id) {
    if (isOver()) {
      return;
    }
    AnswerBlock.ToolUse use = new AnswerBlock.ToolUse(id, tool.name(), tool.input());
    int more = TokenRule.ofText(use.streamed());
    if (tokens + more > maxTokens) {
      stopReason = "max_tokens";
    } else {
      tokens += more;
      blocks.add(use);
      stopReason = "tool_use";
    }
  }

  private boolean isOver() {
    return !stopReason.equals("end_turn");
  }

  private String take(String text) {
    String taken = TokenRule.cut(text, maxTokens - tokens);
    tokens += TokenRule.ofText(taken);
    if (taken.length() < text.length()) {
      stopReason = "max_tokens";
    }
    return taken;
  }
}
