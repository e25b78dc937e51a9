package dev.latchkey.routing.decision;

/// The rules about what may still be used up: money, fallbacks, calls and time.
final class LimitRules {

  private static final String NOT_REACHED = "another cap speaks first";

  private LimitRules() {}

  static Opinion knowsPrice(FallbackFacts facts) {
    return switch (facts.caps()) {
      case PRICE_UNKNOWN -> Opinion.refuses();
      case WITHIN, MONEY_REACHED, CONSECUTIVE_REACHED -> Opinion.permits("the price is known");
    };
  }

  static Opinion hasMoney(FallbackFacts facts) {
    return switch (facts.caps()) {
      case MONEY_REACHED -> Opinion.refuses();
      case WITHIN -> Opinion.permits("the worst case fits into the day's money");
      case CONSECUTIVE_REACHED, PRICE_UNKNOWN -> Opinion.doesNotApply(NOT_REACHED);
    };
  }

  static Opinion isNotOneTooMany(FallbackFacts facts) {
    return switch (facts.caps()) {
      case CONSECUTIVE_REACHED -> Opinion.refuses();
      case WITHIN -> Opinion.permits("one more in a row is allowed");
      case MONEY_REACHED, PRICE_UNKNOWN -> Opinion.doesNotApply(NOT_REACHED);
    };
  }

  static Opinion hasCall(FallbackFacts facts) {
    return facts.budget().allowsCall()
        ? Opinion.permits("calls made so far: " + facts.budget().spent())
        : Opinion.refuses();
  }

  static Opinion hasTime(FallbackFacts facts) {
    return facts.left().isPositive()
        ? Opinion.permits("the deadline has not passed")
        : Opinion.refuses();
  }
}
