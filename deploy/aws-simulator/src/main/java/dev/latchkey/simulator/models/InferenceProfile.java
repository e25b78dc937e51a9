package dev.latchkey.simulator.models;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// A system-defined inference profile: a way to reach a model from some regions.
///
/// @param geography prefix of the id: `global`, `us`, `eu`, …
/// @param sourceRegions regions it can be called in
/// @param destinationRegions regions where it may run; empty for `global`, which is any
public record InferenceProfile(
    String id,
    String name,
    String geography,
    String modelId,
    SortedSet<String> sourceRegions,
    SortedSet<String> destinationRegions) {

  public InferenceProfile {
    sourceRegions = Collections.unmodifiableSortedSet(new TreeSet<>(sourceRegions));
    destinationRegions = Collections.unmodifiableSortedSet(new TreeSet<>(destinationRegions));
  }

  /// Its ARN as one account sees it in one region.
  public String arn(String region, String accountId) {
    return "arn:aws:bedrock:%s:%s:inference-profile/%s".formatted(region, accountId, id);
  }

  /// ARNs of the models it may run, seen from a source region. A global profile has the model
  /// without region and the one of the source region.
  public List<String> modelArns(String sourceRegion) {
    if (!geography.equals("global")) {
      return destinationRegions.stream()
          .map(region -> FoundationModel.arn(region, modelId))
          .toList();
    }
    List<String> arns = new ArrayList<>();
    arns.add(FoundationModel.arn("", modelId));
    arns.add(FoundationModel.arn(sourceRegion, modelId));
    return arns;
  }
}
