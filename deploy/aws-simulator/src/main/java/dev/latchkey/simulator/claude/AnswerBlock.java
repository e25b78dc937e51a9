package dev.latchkey.simulator.claude;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// A block of an answer's content.
sealed interface AnswerBlock {

  /// What goes out in deltas.
  String streamed();

  /// How the model thinks.
  ///
  /// @param signature by which the model knows its own thoughts when they come back
  record Thinking(String streamed, String signature) implements AnswerBlock {}

  /// Words for the user.
  record Text(String streamed) implements AnswerBlock {}

  /// The wish to use a tool.
  ///
  /// @param id without the prefix that the format gives it
  record ToolUse(String id, String name, ObjectNode input) implements AnswerBlock {
    @Override
    public String streamed() {
      return input.toString();
    }
  }
}
