package dev.latchkey.simulator.bedrock;

import dev.latchkey.simulator.exchange.AwsError;
import dev.latchkey.simulator.exchange.Caller;
import dev.latchkey.simulator.models.EmbeddingModel;
import dev.latchkey.simulator.models.FoundationModel;
import dev.latchkey.simulator.models.InferenceProfile;
import dev.latchkey.simulator.models.ModelCatalog;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which model a request gets for the id it names.
sealed interface ModelChoice {

  /// This one.
  record Chosen(FoundationModel model) implements ModelChoice {}

  /// This one, which embeds texts.
  record ChosenForEmbedding(EmbeddingModel model) implements ModelChoice {}

  /// None.
  record Refused(AwsError error) implements ModelChoice {}

  /// Chooses for an id or ARN as requested. The bare id of a model that is called through profiles
  /// gets the error that says so; whatever cannot be called from the caller's region is invalid.
  static ModelChoice of(ModelCatalog catalog, String requested, Caller caller) {
    Optional<String> id = Arns.id(requested, caller);
    Optional<InferenceProfile> profile = id.flatMap(catalog::profile);
    if (profile.isPresent()) {
      return profile
          .filter(found -> found.sourceRegions().contains(caller.region()))
          .flatMap(found -> catalog.model(found.modelId()))
          .<ModelChoice>map(Chosen::new)
          .orElseGet(ModelChoice::invalid);
    }
    return id.flatMap(catalog::embeddingModel)
        .<ModelChoice>map(ChosenForEmbedding::new)
        .or(() -> offered(catalog, id, caller).map(model -> onDemandUnsupported(requested)))
        .orElseGet(ModelChoice::invalid);
  }

  /// The model of a base id, where any profile reaches it from the caller's region.
  static Optional<FoundationModel> offered(
      ModelCatalog catalog, Optional<String> id, Caller caller) {
    return id.flatMap(catalog::model).filter(model -> model.isOfferedIn(caller.region()));
  }

  static ModelChoice.Refused invalid() {
    return new Refused(AwsError.validation("The provided model identifier is invalid."));
  }

  private static ModelChoice onDemandUnsupported(String requested) {
    return new Refused(
        AwsError.validation(
            ("Invocation of model ID %s with on-demand throughput isn’t supported. Retry your"
                    + " request with the ID or ARN of an inference profile that contains this"
                    + " model.")
                .formatted(requested)));
  }

  /// The ARNs of models and profiles.
  final class Arns {

    private static final Pattern PROFILE =
        Pattern.compile("arn:aws:bedrock:([a-z0-9-]+):(\\d{12}):inference-profile/(.+)");
    private static final Pattern MODEL =
        Pattern.compile("arn:aws:bedrock:([a-z0-9-]+)::foundation-model/(.+)");

    private Arns() {}

    /// The id in an ARN of the caller's account and region; what is no ARN is an id already.
    static Optional<String> id(String idOrArn, Caller caller) {
      if (!idOrArn.startsWith("arn:")) {
        return Optional.of(idOrArn);
      }
      Matcher profile = PROFILE.matcher(idOrArn);
      if (profile.matches()) {
        return Optional.of(profile.group(3))
            .filter(id -> profile.group(1).equals(caller.region()))
            .filter(id -> profile.group(2).equals(caller.principal().accountId()));
      }
      Matcher model = MODEL.matcher(idOrArn);
      return model.matches() && model.group(1).equals(caller.region())
          ? Optional.of(model.group(2))
          : Optional.empty();
    }
  }
}
