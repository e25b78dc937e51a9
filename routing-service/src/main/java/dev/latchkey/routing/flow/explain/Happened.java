package dev.latchkey.routing.flow.explain;

import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.json.WireJson;
import dev.latchkey.routing.decision.ClaimState;
import dev.latchkey.routing.flow.request.Explanation;
import dev.latchkey.routing.postgres.StoredExplanation;
import org.jspecify.annotations.Nullable;

/// What became of a request.
///
/// @param state how far it has come
/// @param attempts the calls that it has cost, or may have cost
/// @param decision about its fallback; null when none was considered
public record Happened(ClaimState state, int attempts, @Nullable Explanation decision) {

  static Happened of(StoredExplanation stored) {
    Content json = stored.explanation();
    return new Happened(
        stored.state(),
        stored.attempts(),
        json == null ? null : WireJson.read(json.bytes(), Explanation.class).orThrow());
  }
}
