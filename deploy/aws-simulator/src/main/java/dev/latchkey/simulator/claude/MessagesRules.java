package dev.latchkey.simulator.claude;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.simulator.models.FoundationModel;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What Bedrock does not accept in a body of the Messages format, in its words.
final class MessagesRules {

  private static final List<String> REQUIRED =
      List.of("anthropic_version", "max_tokens", "messages");

  /// What belongs on the path and not in the body at Bedrock.
  private static final List<String> NOT_PERMITTED = List.of("model", "stream");

  private static final Set<String> VERSIONS = Set.of("bedrock-2023-05-31", "2026-10-21");

  private MessagesRules() {}

  /// The first problem of a body.
  static Optional<String> problem(JsonNode body, FoundationModel model) {
    List<String> missing = REQUIRED.stream().filter(key -> !body.has(key)).toList();
    if (!missing.isEmpty()) {
      return Optional.of(
          "Malformed input request: %s, please reformat your input and try again."
              .formatted(
                  missing.size() == 1
                      ? "#: required key [%s] not found".formatted(missing.getFirst())
                      : missing.size() + " schema violations found"));
    }
    return NOT_PERMITTED.stream()
        .filter(body::has)
        .findFirst()
        .map("%s: Extra inputs are not permitted"::formatted)
        .or(() -> problemOfVersion(body.get("anthropic_version"), model))
        .or(() -> problemOfMaxTokens(body.get("max_tokens"), model))
        .or(() -> problemOfMessages(body.get("messages")))
        .or(() -> ThinkingRules.problem(body, body.get("max_tokens").asInt(), model));
  }

  private static Optional<String> problemOfVersion(JsonNode version, FoundationModel model) {
    boolean known =
        VERSIONS.contains(version.asText())
            && (model.acceptsVersion20261021() || !version.asText().equals("2026-10-21"));
    return known
        ? Optional.empty()
        : Optional.of("anthropic_version: Input should be 'bedrock-2023-05-31'");
  }

  private static Optional<String> problemOfMaxTokens(JsonNode value, FoundationModel model) {
    if (!value.isIntegralNumber()) {
      return Optional.of("max_tokens: Input should be a valid integer");
    }
    if (value.asLong() < 1) {
      return Optional.of("max_tokens: Input should be greater than or equal to 1");
    }
    return overTheModels(value.asLong(), model);
  }

  /// What Bedrock says to more tokens than the model can say.
  static Optional<String> overTheModels(long maxTokens, FoundationModel model) {
    return maxTokens <= model.maxOutputTokens()
        ? Optional.empty()
        : Optional.of(
            ("The maximum tokens you requested exceeds the model limit of %d. Try again with a"
                    + " maximum tokens value that is lower than %d.")
                .formatted(model.maxOutputTokens(), model.maxOutputTokens()));
  }

  private static Optional<String> problemOfMessages(JsonNode messages) {
    if (!messages.isArray()) {
      return Optional.of("messages: Input should be a valid list");
    }
    if (messages.isEmpty()) {
      return Optional.of("messages: at least one message is required");
    }
    for (int index = 0; index < messages.size(); index++) {
      String role = messages.get(index).path("role").asText();
      if (!role.equals("user") && !role.equals("assistant")) {
        return Optional.of(
            "messages.%d.role: Input should be 'user' or 'assistant'".formatted(index));
      }
      JsonNode content = messages.get(index).path("content");
      if (!content.isTextual() && !content.isArray()) {
        return Optional.of("messages.%d.content: Field required".formatted(index));
      }
    }
    return Optional.empty();
  }
}
