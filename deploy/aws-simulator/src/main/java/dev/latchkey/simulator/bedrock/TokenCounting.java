package dev.latchkey.simulator.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.latchkey.simulator.claude.ConverseRequest;
import dev.latchkey.simulator.claude.MessagesRequest;
import dev.latchkey.simulator.claude.Prompt;
import dev.latchkey.simulator.exchange.Answer;
import dev.latchkey.simulator.exchange.AwsError;
import dev.latchkey.simulator.exchange.Caller;
import dev.latchkey.simulator.models.FoundationModel;
import dev.latchkey.simulator.models.ModelCatalog;
import java.io.IOException;
import java.util.Optional;

/// Answers CountTokens: the tokens of a request of InvokeModel or of Converse, without asking the
/// model. Takes base ids alone, and only of models that can count.
final class TokenCounting {

  private static final ObjectMapper JSON = new ObjectMapper();

  private TokenCounting() {}

  static Answer answer(ModelCatalog catalog, String requested, Caller caller, byte[] body) {
    Optional<String> id = ModelChoice.Arns.id(requested, caller);
    if (id.flatMap(catalog::profile).isPresent()
        || id.flatMap(catalog::embeddingModel).isPresent()) {
      return cannotCount();
    }
    return ModelChoice.offered(catalog, id, caller)
        .map(model -> model.countsTokens() ? count(model, body) : cannotCount())
        .orElseGet(() -> new Answer.Refused(ModelChoice.invalid().error()));
  }

  private static Answer cannotCount() {
    return refused("The provided model doesn't support counting tokens.");
  }

  private static Answer count(FoundationModel model, byte[] body) {
    try {
      JsonNode input = JSON.readTree(body).path("input");
      return switch (input.size() == 1 ? input.fieldNames().next() : "") {
        case "invokeModel" ->
            answer(MessagesRequest.read(input.at("/invokeModel/body").binaryValue(), model));
        case "converse" -> answer(ConverseRequest.read(input.get("converse"), model));
        default -> refused("input must have exactly one of invokeModel and converse");
      };
    } catch (IOException e) {
      return refused("The request body is not valid JSON");
    }
  }

  private static Answer answer(Prompt.Reading reading) {
    return switch (reading) {
      case Prompt.Reading.Bad(String message) -> refused(message);
      case Prompt.Reading.Good(Prompt prompt) ->
          Answer.Served.json(
              JsonNodeFactory.instance
                  .objectNode()
                  .put("inputTokens", prompt.inputTokens())
                  .toString());
    };
  }

  private static Answer refused(String message) {
    return new Answer.Refused(AwsError.validation(message));
  }
}
