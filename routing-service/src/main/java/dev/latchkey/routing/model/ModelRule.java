package dev.latchkey.routing.model;

import static dev.latchkey.routing.model.ChoiceReason.AUTO;
import static dev.latchkey.routing.model.ChoiceReason.BEST_AVAILABLE;
import static dev.latchkey.routing.model.ChoiceReason.DIRECT_AFTER_DENIAL;
import static dev.latchkey.routing.model.ChoiceReason.NAMED;
import static dev.latchkey.routing.model.ChoiceReason.WITHOUT_CACHE;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.Arn;
import dev.latchkey.contracts.wire.identifiers.Destinations;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.identifiers.ModelReference.FoundationModel;
import dev.latchkey.contracts.wire.identifiers.ModelReference.InferenceProfile;
import dev.latchkey.contracts.wire.identifiers.ModelReference.ModelArn;
import dev.latchkey.contracts.wire.identifiers.ModelWish;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.inference.InferenceApi;
import dev.latchkey.routing.price.PriceTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decides which model serves a request, what is sent to Bedrock for it, and why. What is chosen
/// never runs where the request, or the owner's list of models, does not permit it: a profile that
/// is named stays or becomes narrower, and an id without a geography stays in the region's own.
public final class ModelRule {

  private final ModelCatalog catalog;
  private final AutoRule auto;

  public ModelRule(ModelCatalog catalog, PriceTable prices) {
    this.catalog = catalog;
    this.auto = new AutoRule(catalog, prices);
  }

  /// The choice.
  public ModelVerdict choose(ModelQuestion question) {
    return switch (question.wish()) {
      case ModelWish.Named(ModelReference model) -> named(model, question);
      case ModelWish.Auto wish -> auto(wish, question);
    };
  }

  /// What may be called instead of a profile that a service control policy forbids: its model's own
  /// id, which stays in the region. Empty where that would not be narrower.
  public static Optional<FoundationModel> directId(ModelReference denied, Region region) {
    return denied instanceof InferenceProfile profile
            && Destinations.only(region).isSubsetOf(profile.geography().destinations())
        ? Optional.of(profile.model())
        : Optional.empty();
  }

  private ModelVerdict auto(ModelWish.Auto wish, ModelQuestion question) {
    if (question.api() == InferenceApi.EMBEDDINGS) {
      return new ModelVerdict.Refused(
          ErrorCode.MODEL_UNSUITABLE,
          "Name the embedding model: vectors of different models cannot be compared.");
    }
    return auto.pick(wish, question)
        .<ModelVerdict>map(picked -> sent(picked.way(), autoReasons(picked, wish), question))
        .orElseGet(
            () ->
                new ModelVerdict.Refused(
                    ErrorCode.MODEL_UNSUITABLE,
                    "None of the workspace's models that can be called from "
                        + question.region()
                        + " can do the task."));
  }

  private static List<ChoiceReason> autoReasons(AutoRule.Candidate picked, ModelWish.Auto wish) {
    return picked.model().ability().compareTo(Ability.neededFor(wish.task())) < 0
        ? List.of(AUTO, BEST_AVAILABLE)
        : List.of(AUTO);
  }

  private ModelVerdict named(ModelReference model, ModelQuestion question) {
    if (model instanceof ModelArn(Arn arn) && !question.region().equals(arn.region())) {
      return new ModelVerdict.Refused(
          ErrorCode.MODEL_ELSEWHERE,
          "The model resource is in " + arn.region() + ", the call in " + question.region() + ".");
    }
    return catalog
        .find(model)
        .map(known -> known(model, known, question))
        .orElseGet(() -> sent(new ProfileRule.Way(model, List.of()), List.of(NAMED), question));
  }

  private ModelVerdict known(ModelReference named, CatalogModel model, ModelQuestion question) {
    if (!model.serves(question.api())) {
      return new ModelVerdict.Refused(
          ErrorCode.API_UNSUPPORTED,
          model.id().text() + " does not have the API " + question.api() + ".");
    }
    Optional<String> objection =
        model instanceof CatalogModel.Claude claude
            ? BodyRule.objection(claude, question.task())
            : Optional.empty();
    if (objection.isPresent()) {
      return new ModelVerdict.Refused(ErrorCode.VALIDATION, objection.get());
    }
    ProfileRule.Way way =
        named instanceof FoundationModel
            ? ProfileRule.named(model, question.region(), question.models())
            : new ProfileRule.Way(named, List.of());
    return sent(way, List.of(NAMED), question);
  }

  private static ModelVerdict sent(
      ProfileRule.Way way, List<ChoiceReason> first, ModelQuestion question) {
    List<ChoiceReason> reasons = new ArrayList<>(first);
    reasons.addAll(way.reasons());
    KnownLimits limits = question.limits();
    ModelReference sent = way.reference();
    Optional<FoundationModel> direct =
        limits.denied().contains(sent) ? directId(sent, question.region()) : Optional.empty();
    if (direct.isPresent()) {
      sent = direct.get();
      reasons.add(DIRECT_AFTER_DENIAL);
    }
    boolean uncached = question.task().cachePoints() && limits.uncached().contains(sent);
    if (uncached) {
      reasons.add(WITHOUT_CACHE);
    }
    return new ModelVerdict.Chosen(sent, uncached, reasons);
  }
}
