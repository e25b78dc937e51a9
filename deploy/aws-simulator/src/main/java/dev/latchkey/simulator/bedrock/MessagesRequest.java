package dev.latchkey.simulator.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A body in the Messages format that Bedrock accepts for one model.
///
/// @param lastUserText text of the last message of the user, empty when it has none
record MessagesRequest(int maxTokens, String lastUserText, int inputTokens) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> REQUIRED =
      List.of("anthropic_version", "max_tokens", "messages");

  /// What belongs on the path and not in the body at Bedrock.
  private static final List<String> NOT_PERMITTED = List.of("model", "stream");

  private static final Set<String> VERSIONS = Set.of("bedrock-2023-05-31", "2026-10-21");

  /// Names no prompt.
  @Override
  public String toString() {
    return "MessagesRequest[%d tokens]".formatted(inputTokens);
  }

  /// What a body turned out to be.
  sealed interface Reading {

    /// Acceptable.
    record Good(MessagesRequest request) implements Reading {}

    /// Not acceptable, with Bedrock's message.
    record Bad(String message) implements Reading {}
  }

  /// Reads a body for a model.
  static Reading read(byte[] body, FoundationModel model) {
    JsonNode tree;
    try {
      tree = JSON.readTree(body);
    } catch (IOException e) {
      return malformed("Malformed input request");
    }
    if (!tree.isObject()) {
      return malformed("Malformed input request: #: expected type: JSONObject");
    }
    return problem(tree, model)
        .<Reading>map(Reading.Bad::new)
        .orElseGet(
            () ->
                new Reading.Good(
                    new MessagesRequest(
                        tree.get("max_tokens").asInt(),
                        lastUserText(tree.get("messages")),
                        TokenRule.ofRequest(tree))));
  }

  private static Reading malformed(String what) {
    return new Reading.Bad(what + ", please reformat your input and try again.");
  }

  private static Optional<String> problem(JsonNode body, FoundationModel model) {
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
        .or(() -> problemOfMessages(body.get("messages")));
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
    return value.asLong() <= model.maxOutputTokens()
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

  private static String lastUserText(JsonNode messages) {
    for (int index = messages.size() - 1; index >= 0; index--) {
      if (messages.get(index).path("role").asText().equals("user")) {
        return text(messages.get(index).get("content"));
      }
    }
    return "";
  }

  private static String text(JsonNode content) {
    if (content.isTextual()) {
      return content.asText();
    }
    StringBuilder text = new StringBuilder();
    content.forEach(block -> text.append(block.path("text").asText()));
    return text.toString();
  }
}
