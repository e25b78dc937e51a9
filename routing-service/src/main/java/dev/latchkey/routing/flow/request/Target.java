package dev.latchkey.routing.flow.request;

import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.inference.InferenceApi;
import dev.latchkey.routing.model.ChoiceReason;

/// What is sent to Bedrock for a request.
///
/// @param model the model, profile or resource that is called
/// @param body what is sent to it
/// @param cachePoints whether parts of the body are marked for the prompt cache
/// @param why why this model and profile, as the answer's headers say it
public record Target(ModelReference model, Content body, boolean cachePoints, String why) {

  /// The same body for another model.
  ///
  /// @param because what is added to the reasons
  public Target to(ModelReference other, ChoiceReason because) {
    return new Target(other, body, cachePoints, why + " " + because);
  }

  /// The same without marks for the prompt cache.
  public Target withoutCachePoints(InferenceApi api) {
    return new Target(
        model, CachePoints.removedFrom(body, api), false, why + " " + ChoiceReason.WITHOUT_CACHE);
  }
}
