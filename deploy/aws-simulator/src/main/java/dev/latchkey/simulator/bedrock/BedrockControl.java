package dev.latchkey.simulator.bedrock;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.simulator.exchange.Answer;
import dev.latchkey.simulator.exchange.AwsError;
import dev.latchkey.simulator.exchange.Caller;
import dev.latchkey.simulator.models.FoundationModel;
import dev.latchkey.simulator.models.InferenceProfile;
import dev.latchkey.simulator.models.ModelCatalog;
import dev.latchkey.simulator.operation.Operation;
import dev.latchkey.simulator.operation.Operation.ListFoundationModels;
import dev.latchkey.simulator.operation.Operation.ListInferenceProfiles;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Answers control-plane calls of an authenticated caller: what can be called from its region.
public final class BedrockControl {

  private static final String CREATED = "2025-01-01T00:00:00Z";
  private static final String INFERENCE_TYPE = "INFERENCE_PROFILE";

  private final ModelCatalog catalog;

  public BedrockControl(ModelCatalog catalog) {
    this.catalog = catalog;
  }

  /// Carries out one operation.
  public Answer answer(Operation.ControlOperation operation, Caller caller) {
    return switch (operation) {
      case ListFoundationModels filter -> listModels(filter, caller);
      case ListInferenceProfiles wish -> listProfiles(wish, caller);
      case Operation.GetInferenceProfile(String idOrArn) -> getProfile(idOrArn, caller);
      case Operation.UnknownControl() ->
          refused(new AwsError(404, "UnknownOperationException", "Unknown operation"));
    };
  }

  private Answer listModels(ListFoundationModels filter, Caller caller) {
    String provider = requireNonNullElse(filter.byProvider(), "Anthropic");
    String inferenceType = requireNonNullElse(filter.byInferenceType(), INFERENCE_TYPE);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode summaries = answer.putArray("modelSummaries");
    if (provider.equalsIgnoreCase("Anthropic") && inferenceType.equals(INFERENCE_TYPE)) {
      Set<String> offered = catalog.modelIdsIn(caller.region());
      catalog.models().values().stream()
          .filter(model -> offered.contains(model.id()))
          .forEach(model -> summaries.add(summary(model, caller.region())));
    }
    return Answer.Served.json(answer.toString());
  }

  private static ObjectNode summary(FoundationModel model, String region) {
    ObjectNode summary = JsonNodeFactory.instance.objectNode();
    summary
        .put("modelArn", FoundationModel.arn(region, model.id()))
        .put("modelId", model.id())
        .put("modelName", model.name())
        .put("providerName", "Anthropic")
        .put("responseStreamingSupported", true);
    summary.putArray("inputModalities").add("TEXT").add("IMAGE");
    summary.putArray("outputModalities").add("TEXT");
    summary.putArray("customizationsSupported");
    summary.putArray("inferenceTypesSupported").add(INFERENCE_TYPE);
    summary.putObject("modelLifecycle").put("status", model.lifecycle().name());
    return summary;
  }

  private Answer listProfiles(ListInferenceProfiles wish, Caller caller) {
    return switch (ProfilePage.of(wish, List.copyOf(catalog.profilesIn(caller.region())))) {
      case ProfilePage.Refused(String message) -> refused(AwsError.validation(message));
      case ProfilePage.Page(List<InferenceProfile> profiles, Optional<String> nextToken) -> {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode summaries = answer.putArray("inferenceProfileSummaries");
        profiles.forEach(profile -> summaries.add(profile(profile, caller)));
        nextToken.ifPresent(token -> answer.put("nextToken", token));
        yield Answer.Served.json(answer.toString());
      }
    };
  }

  private Answer getProfile(String idOrArn, Caller caller) {
    return ModelChoice.Arns.id(idOrArn, caller)
        .flatMap(catalog::profile)
        .filter(profile -> profile.sourceRegions().contains(caller.region()))
        .<Answer>map(profile -> Answer.Served.json(profile(profile, caller).toString()))
        .orElseGet(
            () ->
                refused(
                    new AwsError(
                        404,
                        "ResourceNotFoundException",
                        "The specified inference profile could not be found.")));
  }

  private static ObjectNode profile(InferenceProfile profile, Caller caller) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("inferenceProfileId", profile.id())
        .put("inferenceProfileName", profile.name())
        .put("inferenceProfileArn", profile.arn(caller.region(), caller.principal().accountId()))
        .put("description", "Routes requests to " + profile.name())
        .put("status", "ACTIVE")
        .put("type", "SYSTEM_DEFINED")
        .put("createdAt", CREATED)
        .put("updatedAt", CREATED);
    ArrayNode models = json.putArray("models");
    profile.modelArns(caller.region()).forEach(arn -> models.addObject().put("modelArn", arn));
    return json;
  }

  private static Answer refused(AwsError error) {
    return new Answer.Refused(error);
  }
}
