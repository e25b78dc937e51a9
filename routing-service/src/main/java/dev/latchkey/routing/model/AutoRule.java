package dev.latchkey.routing.model;

import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.identifiers.ModelReference.FoundationModel;
import dev.latchkey.contracts.wire.identifiers.ModelReference.InferenceProfile;
import dev.latchkey.contracts.wire.identifiers.ModelReference.ModelArn;
import dev.latchkey.contracts.wire.identifiers.ModelWish;
import dev.latchkey.contracts.wire.identifiers.ModelWish.Preference;
import dev.latchkey.routing.model.CatalogModel.Claude;
import dev.latchkey.routing.price.PriceTable;
import dev.latchkey.routing.price.Tokens;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Picks one of the workspace's models for a task. The same facts always give the same model: first
/// those that can do the task for certain, of them those that are made for it, of them by what the
/// request prefers; whatever is equal then, the newer model and at last the order of the ids.
final class AutoRule {

  /// An answer of ordinary length, by which models are compared whose requests set no limit, or a
  /// generous one.
  private static final long USUAL_OUTPUT = 1_000;

  private static final BigDecimal UNKNOWN = BigDecimal.valueOf(Long.MAX_VALUE);

  private final ModelCatalog catalog;
  private final PriceTable prices;

  AutoRule(ModelCatalog catalog, PriceTable prices) {
    this.catalog = catalog;
    this.prices = prices;
  }

  /// A model that may be chosen, and how it is called.
  record Candidate(Claude model, ProfileRule.Way way) {}

  /// The best candidate; empty when none can do the task.
  Optional<Candidate> pick(ModelWish.Auto wish, ModelQuestion question) {
    List<Candidate> able =
        candidates(question).filter(each -> canDo(each.model(), question.task())).toList();
    Ability needed = Ability.neededFor(wish.task());
    List<Candidate> made =
        able.stream().filter(each -> each.model().ability().compareTo(needed) >= 0).toList();
    return made.isEmpty()
        ? able.stream().min(order(Preference.QUALITY, question))
        : made.stream().min(order(wish.preference(), question));
  }

  private Stream<Candidate> candidates(ModelQuestion question) {
    return switch (question.models()) {
      case WorkspaceModels.Every() ->
          claude()
              .filter(model -> model.status() == ModelStatus.ACTIVE)
              .flatMap(model -> by(model.id(), question));
      case WorkspaceModels.Listed(List<ModelReference> models) ->
          models.stream().flatMap(reference -> by(reference, question));
    };
  }

  private Stream<Claude> claude() {
    return catalog.models().stream().filter(Claude.class::isInstance).map(Claude.class::cast);
  }

  /// Of a resource of an account nobody knows what it can do.
  private Stream<Candidate> by(ModelReference reference, ModelQuestion question) {
    if (!(catalog.find(reference).orElse(null) instanceof Claude model)) {
      return Stream.empty();
    }
    return switch (reference) {
      case FoundationModel _ ->
          ProfileRule.certain(model, question.region()).stream()
              .map(way -> new Candidate(model, way));
      case InferenceProfile profile ->
          ProfileRule.startsIn(profile, model, question.region())
              ? Stream.of(
                  new Candidate(
                      model, new ProfileRule.Way(profile, List.of(ChoiceReason.LISTED_PROFILE))))
              : Stream.empty();
      case ModelArn _ -> Stream.empty();
    };
  }

  /// Stricter than [BodyRule]: where it is doubtful whether a model takes the request, another is
  /// chosen.
  private static boolean canDo(Claude model, TaskFacts task) {
    boolean budgetFits =
        !(task.thinking() instanceof Thinking.Enabled) || model.thinking() == ThinkingMode.BUDGET;
    return budgetFits
        && task.totalTokens() <= model.context()
        && BodyRule.objection(model, task).isEmpty();
  }

  private Comparator<Candidate> order(Preference preference, ModelQuestion question) {
    Comparator<Candidate> better =
        Comparator.comparing((Candidate each) -> each.model().ability()).reversed();
    Comparator<Candidate> cheaper = Comparator.comparing(each -> cost(each, question));
    Comparator<Candidate> newer =
        Comparator.comparingInt((Candidate each) -> each.model().generation()).reversed();
    Comparator<Candidate> faster = Comparator.comparing(each -> each.model().ability());
    Comparator<Candidate> order =
        switch (preference) {
          case COST -> cheaper.thenComparing(better).thenComparing(newer);
          case QUALITY -> better.thenComparing(newer).thenComparing(cheaper);
          case SPEED -> faster.thenComparing(newer).thenComparing(cheaper);
        };
    return order.thenComparing(each -> each.way().reference().text());
  }

  /// What the task is likely to cost; a model without a known price comes last.
  private BigDecimal cost(Candidate candidate, ModelQuestion question) {
    Long most = question.task().maxTokens();
    long output = most == null ? USUAL_OUTPUT : Math.min(most, USUAL_OUTPUT);
    Tokens tokens = new Tokens(question.task().inputTokens(), output, 0, 0, 0);
    return prices
        .price(candidate.way().reference(), question.day())
        .flatMap(price -> price.cost(tokens))
        .orElse(UNKNOWN);
  }
}
