package dev.latchkey.routing.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a request demands of a model, as far as its body and headers tell.
///
/// @param inputTokens an estimate of the tokens that go in
/// @param maxTokens the most tokens that may be generated; null when the request does not say
/// @param demands what some models refuse
/// @param thinking what is said about thinking
/// @param interleaved whether thinking may go on between uses of tools, so that its budget is not
///   bounded by `maxTokens`
/// @param cachePoints whether parts are marked for the prompt cache
public record TaskFacts(
    long inputTokens,
    @Nullable Long maxTokens,
    Set<Demand> demands,
    Thinking thinking,
    boolean interleaved,
    boolean cachePoints) {

  public TaskFacts {
    demands = Set.copyOf(demands);
  }

  /// What the call needs of a model's context at the least.
  long totalTokens() {
    return inputTokens + (maxTokens == null ? 0 : maxTokens);
  }
}
