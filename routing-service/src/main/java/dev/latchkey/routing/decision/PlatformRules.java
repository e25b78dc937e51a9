package dev.latchkey.routing.decision;

import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.routing.decision.Portability.NotPortable;
import dev.latchkey.routing.decision.Portability.Portable;

/// The rules about the platform's side: whether it can serve the request, and where (INV-4).
final class PlatformRules {

  private static final String NO_ROUTE = "the platform has no route";

  private PlatformRules() {}

  static Opinion isPortable(FallbackFacts facts) {
    return switch (facts.portability()) {
      case NotPortable(String what) -> Opinion.refuses("It uses " + what + ".");
      case Portable(ModelReference model) -> Opinion.permits("the platform calls " + model.text());
    };
  }

  static Opinion servesModel(FallbackFacts facts) {
    PlatformRoute route = facts.route();
    return switch (facts.portability()) {
      case NotPortable _ -> Opinion.doesNotApply("nothing here can be asked of the platform");
      case Portable(ModelReference model) when route != null && route.model().equals(model) ->
          Opinion.permits("the platform has a role in " + route.region());
      case Portable _ -> Opinion.refuses();
    };
  }

  static Opinion keepsRegion(FallbackFacts facts) {
    PlatformRoute route = facts.route();
    if (route == null) {
      return Opinion.doesNotApply(NO_ROUTE);
    }
    return route.region().equals(facts.region())
        ? Opinion.permits("it is called in " + route.region())
        : Opinion.refuses("It would be called in " + route.region() + ".");
  }

  static Opinion keepsDestinations(FallbackFacts facts) {
    PlatformRoute route = facts.route();
    if (route == null) {
      return Opinion.doesNotApply(NO_ROUTE);
    }
    return route.destinations().isSubsetOf(facts.original())
        ? Opinion.permits("it runs nowhere where the original would not")
        : Opinion.refuses();
  }
}
