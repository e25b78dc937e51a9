package dev.latchkey.routing.model;

/// Why a model and its profile are called.
public enum ChoiceReason {
  /// The request names the model.
  NAMED("named"),
  /// The model suits the task best among the workspace's.
  AUTO("auto"),
  /// None of the workspace's models is made for so demanding a task; this is the best of them.
  BEST_AVAILABLE("best-available"),
  /// The model is called through a profile: that of the region's own geography.
  GEOGRAPHY_PROFILE("geography-profile"),
  /// The model is called through a profile that the workspace's models name.
  LISTED_PROFILE("listed-profile"),
  /// A service control policy forbids the profile; the direct id stays in the region.
  DIRECT_AFTER_DENIAL("direct-after-denial"),
  /// The account refuses prompt caching for the model.
  WITHOUT_CACHE("without-cache");

  private final String text;

  ChoiceReason(String text) {
    this.text = text;
  }

  /// A word of the answer's header `ce_modelchoice`.
  @Override
  public String toString() {
    return text;
  }
}
