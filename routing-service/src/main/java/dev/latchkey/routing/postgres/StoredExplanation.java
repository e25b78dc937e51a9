package dev.latchkey.routing.postgres;

import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.routing.decision.ClaimState;
import org.jspecify.annotations.Nullable;

/// What is known of a claimed request afterwards.
///
/// @param state how far it has come
/// @param attempts the calls that it has cost, or may have cost
/// @param explanation why it was served as it was; JSON; null when there was nothing to decide
public record StoredExplanation(ClaimState state, int attempts, @Nullable Content explanation) {}
