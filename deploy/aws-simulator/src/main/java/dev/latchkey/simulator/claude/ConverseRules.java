package dev.latchkey.simulator.claude;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.simulator.models.FoundationModel;
import java.util.Optional;

/// What Bedrock does not accept in a body of Converse's format.
final class ConverseRules {

  private ConverseRules() {}

  /// The first problem of a body.
  static Optional<String> problem(JsonNode body, FoundationModel model) {
    if (!body.isObject()) {
      return Optional.of("The request body is not a JSON object");
    }
    return ConverseShape.unknownMember(body)
        .map("%s: Extra inputs are not permitted"::formatted)
        .or(() -> problemOfMaxTokens(body.at("/inferenceConfig/maxTokens"), model))
        .or(() -> problemOfMessages(body.path("messages")))
        .or(
            () ->
                ThinkingRules.problem(
                    body.path("additionalModelRequestFields"), maxTokens(body, model), model));
  }

  /// What the request says, else all that the model can say.
  static int maxTokens(JsonNode body, FoundationModel model) {
    return body.at("/inferenceConfig/maxTokens").asInt(model.maxOutputTokens());
  }

  private static Optional<String> problemOfMaxTokens(JsonNode value, FoundationModel model) {
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isIntegralNumber()) {
      return Optional.of("Expected inferenceConfig.maxTokens to be an integer");
    }
    return value.asLong() < 1
        ? violation(
            value.asText(),
            "inferenceConfig.maxTokens",
            "Member must have value greater than or equal to 1")
        : MessagesRules.overTheModels(value.asLong(), model);
  }

  private static Optional<String> problemOfMessages(JsonNode messages) {
    for (int index = 0; index < messages.size(); index++) {
      JsonNode message = messages.get(index);
      String role = message.path("role").asText();
      if (!role.equals("user") && !role.equals("assistant")) {
        return violation(
            role,
            "messages.%d.member.role".formatted(index + 1),
            "Member must satisfy enum value set: [user, assistant]");
      }
      if (!message.path("content").isArray() || message.get("content").isEmpty()) {
        return Optional.of(
            ("The content field in the Message object at messages.%d is empty. Add a ContentBlock"
                    + " object to the content field and try again.")
                .formatted(index));
      }
    }
    return messages.path(0).path("role").asText().equals("user")
        ? Optional.empty()
        : Optional.of(
            "A conversation must start with a user message. Try again with a conversation that"
                + " starts with a user message.");
  }

  private static Optional<String> violation(String value, String path, String constraint) {
    return Optional.of(
        "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: %s"
            .formatted(value, path, constraint));
  }
}
