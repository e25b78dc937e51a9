package dev.latchkey.credential.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The body of a request that lists a workspace's models, as it is described to people.
@Schema(
    name = "WorkspaceModelsChoice",
    description = "The whole list; an empty one for every model")
record ModelsBody(
    @Schema(
            required = true,
            examples = "[\"anthropic.claude-haiku-5-5\", \"global.anthropic.claude-opus-5-5\"]",
            description =
                "Ids of models and of inference profiles. A profile that is listed may also be"
                    + " called for a request that names its model alone")
        List<String> models) {

  /// More than AWS offers.
  private static final int MOST = 64;

  /// Reads the body. The reason of a failure names the place at fault.
  static Parsed<List<ModelReference>> read(byte[] json) {
    return JsonBody.read(json, Set.of("models")).flatMap(ModelsBody::models);
  }

  private static Parsed<List<ModelReference>> models(ObjectNode body) {
    if (!(body.get("models") instanceof ArrayNode listed) || listed.size() > MOST) {
      return new Parsed.Invalid<>("models must be a list of at most " + MOST + " ids.");
    }
    List<ModelReference> models = new ArrayList<>();
    for (JsonNode each : listed) {
      if (!(ModelReference.parse(each.textValue()) instanceof Parsed.Ok<ModelReference>(var model))
          || model instanceof ModelReference.ModelArn
          || models.contains(model)) {
        return new Parsed.Invalid<>(
            "models["
                + models.size()
                + "] is not the id of a model or inference profile, or stands there twice.");
      }
      models.add(model);
    }
    return new Parsed.Ok<>(models);
  }
}
