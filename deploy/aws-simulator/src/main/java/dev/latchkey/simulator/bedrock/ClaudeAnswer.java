package dev.latchkey.simulator.bedrock;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.simulator.digest.Digests;
import java.security.MessageDigest;
import java.util.HexFormat;

/// What the simulated Claude says: the same words for the same model and body, ever. They name the
/// model and a digest of the body, and repeat the beginning of what the user said.
///
/// @param id message id
/// @param stopReason `end_turn`, or `max_tokens` when the text had to be cut
record ClaudeAnswer(
    String id, String model, String text, String stopReason, int inputTokens, int outputTokens) {

  private static final int LONGEST_ECHO = 120;

  /// Names no content.
  @Override
  public String toString() {
    return "ClaudeAnswer[%s, %s]".formatted(id, stopReason);
  }

  static ClaudeAnswer to(MessagesRequest request, byte[] body, FoundationModel model) {
    MessageDigest sha256 = Digests.sha256();
    sha256.update(model.id().getBytes(UTF_8));
    String digest = HexFormat.of().formatHex(sha256.digest(body));
    String whole =
        "Simulated answer of %s to request %s: you said \"%s\""
            .formatted(model.answerName(), digest.substring(0, 8), echo(request.lastUserText()));
    String text = TokenRule.cut(whole, request.maxTokens());
    return new ClaudeAnswer(
        "msg_bdrk_" + digest.substring(0, 24),
        model.answerName(),
        text,
        text.equals(whole) ? "end_turn" : "max_tokens",
        request.inputTokens(),
        TokenRule.ofText(text));
  }

  private static String echo(String text) {
    String line = text.strip();
    return line.codePointCount(0, line.length()) <= LONGEST_ECHO
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST_ECHO)) + "…";
  }

  String json() {
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    message.put("model", model).put("id", id).put("type", "message").put("role", "assistant");
    message.putArray("content").addObject().put("type", "text").put("text", text);
    message.put("stop_reason", stopReason).putNull("stop_sequence");
    message
        .putObject("usage")
        .put("input_tokens", inputTokens)
        .put("cache_creation_input_tokens", 0)
        .put("cache_read_input_tokens", 0)
        .put("output_tokens", outputTokens);
    return message.toString();
  }
}
