package dev.latchkey.simulator.bedrock;

import java.util.List;

/// A Claude model on Bedrock. All of them are called through inference profiles only.
///
/// @param id base model id, for example `anthropic.claude-sonnet-4-6`
/// @param acceptsVersion20261021 whether it takes the `anthropic_version` of October 2026
public record FoundationModel(
    String id,
    String name,
    Lifecycle lifecycle,
    int maxOutputTokens,
    boolean acceptsVersion20261021,
    List<InferenceProfile> profiles) {

  public FoundationModel {
    profiles = List.copyOf(profiles);
  }

  /// Bedrock's words for a model's age.
  public enum Lifecycle {
    /// In use.
    ACTIVE,
    /// Still served, to be replaced.
    LEGACY
  }

  /// Whether any profile reaches it from this region.
  public boolean isOfferedIn(String region) {
    return profiles.stream().anyMatch(profile -> profile.sourceRegions().contains(region));
  }

  /// The name by which the model's answers call it, for example `claude-haiku-4-5-20251001`.
  public String answerName() {
    return id.replaceFirst("^anthropic\\.", "").replaceFirst("-v\\d+(:\\d+)?$", "");
  }

  static String arn(String region, String modelId) {
    return "arn:aws:bedrock:%s::foundation-model/%s".formatted(region, modelId);
  }
}
