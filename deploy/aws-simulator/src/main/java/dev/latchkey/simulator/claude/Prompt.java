package dev.latchkey.simulator.claude;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a request asks the model, whatever its format.
///
/// @param parts in the order in which the model reads them
/// @param maxTokens most tokens of the answer
/// @param lastUserText text of the last message of the user, empty when it has none
/// @param tool the tool that the answer is to use, `null` for none
/// @param thinks whether the answer shows how the model thinks
/// @param stopSequences texts that end the answer
public record Prompt(
    List<PromptPart> parts,
    int maxTokens,
    String lastUserText,
    @Nullable Tool tool,
    boolean thinks,
    List<String> stopSequences) {

  public Prompt {
    parts = List.copyOf(parts);
    stopSequences = List.copyOf(stopSequences);
  }

  /// Tokens of the request, those from the cache included.
  public int inputTokens() {
    return parts.stream().mapToInt(PromptPart::tokens).sum();
  }

  /// Names no prompt.
  @Override
  public String toString() {
    return "Prompt[%d tokens]".formatted(inputTokens());
  }

  /// What a body turned out to be.
  public sealed interface Reading {

    /// Acceptable.
    record Good(Prompt prompt) implements Reading {}

    /// Not acceptable, with Bedrock's message.
    record Bad(String message) implements Reading {}
  }
}
