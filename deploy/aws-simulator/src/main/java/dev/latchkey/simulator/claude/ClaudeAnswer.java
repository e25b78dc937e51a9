package dev.latchkey.simulator.claude;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.simulator.digest.Digests;
import dev.latchkey.simulator.exchange.DeltaShape;
import dev.latchkey.simulator.models.FoundationModel;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the simulated Claude says: the same words for the same model and body, ever. They name the
/// model and a digest of the body, and repeat the beginning of what the user said.
///
/// @param digest of model and body, lower case hex
/// @param model name by which the model calls itself
/// @param stopReason `end_turn`, `max_tokens`, `stop_sequence` or `tool_use`
/// @param stopSequence the one that ended it, `null` for none
public record ClaudeAnswer(
    String digest,
    String model,
    List<AnswerBlock> blocks,
    String stopReason,
    @Nullable String stopSequence,
    Usage usage) {

  private static final int LONGEST_ECHO = 120;
  private static final String FILLER = " And so the simulated answer goes on.";

  public ClaudeAnswer {
    blocks = List.copyOf(blocks);
  }

  /// Names no content.
  @Override
  public String toString() {
    return "ClaudeAnswer[%s, %s]".formatted(id(), stopReason);
  }

  /// Answers a request.
  ///
  /// @param split how the input went to and came from the cache
  /// @param shape how long the text is, where a script says so
  public static ClaudeAnswer to(
      Prompt prompt,
      byte[] body,
      FoundationModel model,
      PromptCache.Split split,
      DeltaShape shape) {
    String digest = digest(model, body);
    Composition answer = compose(prompt, digest, model, shape);
    return new ClaudeAnswer(
        digest,
        model.answerName(),
        answer.blocks(),
        answer.stopReason(),
        answer.stopSequence(),
        new Usage(split.input(), split.read(), split.write5m(), split.write1h(), answer.tokens()));
  }

  private static String digest(FoundationModel model, byte[] body) {
    MessageDigest sha256 = Digests.sha256();
    sha256.update(model.id().getBytes(UTF_8));
    return HexFormat.of().formatHex(sha256.digest(body));
  }

  private static Composition compose(
      Prompt prompt, String digest, FoundationModel model, DeltaShape shape) {
    Composition answer = new Composition(prompt.maxTokens());
    String echo = echo(prompt.lastUserText());
    if (prompt.thinks()) {
      answer.think("The user said \"%s\". A short answer will do.".formatted(echo), sign(digest));
    }
    @Nullable Tool tool = prompt.tool();
    if (tool == null) {
      String text =
          "Simulated answer of %s to request %s: you said \"%s\""
              .formatted(model.answerName(), digest.substring(0, 8), echo);
      answer.say(ofLength(text, shape), prompt.stopSequences());
    } else {
      answer.say("I will use the tool %s.".formatted(tool.name()), prompt.stopSequences());
      answer.use(tool, digest.substring(24, 48));
    }
    return answer;
  }

  private static String echo(String text) {
    String line = text.strip();
    return line.codePointCount(0, line.length()) <= LONGEST_ECHO
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST_ECHO)) + "…";
  }

  private static String ofLength(String text, DeltaShape shape) {
    if (shape.count() == 0) {
      return text;
    }
    int length = Math.multiplyExact(shape.count(), shape.characters());
    int missing = Math.max(0, length - text.codePointCount(0, text.length()));
    String filled = text + FILLER.repeat(Math.ceilDiv(missing, FILLER.length()));
    return filled.substring(0, filled.offsetByCodePoints(0, length));
  }

  /// Made up: nobody can check Claude's real ones either.
  private static String sign(String digest) {
    byte[] octets = Digests.sha256().digest(("thinking " + digest).getBytes(UTF_8));
    return Base64.getEncoder().encodeToString(octets);
  }

  String id() {
    return "msg_bdrk_" + digest.substring(0, 24);
  }
}
