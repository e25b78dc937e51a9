package dev.latchkey.simulator.models;

import java.util.List;
import java.util.Set;

/// A Claude model on Bedrock. All of them are called through inference profiles only.
///
/// @param id base model id, for example `anthropic.claude-sonnet-4-6`
/// @param acceptsVersion20261021 whether it takes the `anthropic_version` of October 2026
/// @param thinkingTypes values of `thinking.type` it takes
/// @param cacheMinimumTokens a shorter beginning of a prompt is not cached
/// @param countsTokens whether CountTokens takes its base id
public record FoundationModel(
    String id,
    String name,
    Lifecycle lifecycle,
    int maxOutputTokens,
    boolean acceptsVersion20261021,
    Set<String> thinkingTypes,
    int cacheMinimumTokens,
    boolean countsTokens,
    List<InferenceProfile> profiles) {

  public FoundationModel {
    thinkingTypes = Set.copyOf(thinkingTypes);
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

  /// The ARN of a model of this id in a region.
  public static String arn(String region, String modelId) {
    return "arn:aws:bedrock:%s::foundation-model/%s".formatted(region, modelId);
  }
}
