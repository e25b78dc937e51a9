package dev.latchkey.routing.decision;

import dev.latchkey.contracts.wire.inference.Access;
import org.jspecify.annotations.Nullable;

/// What the headers of a request say of its operation. Each is null when they do not say.
///
/// @param access whether it reads or writes
/// @param autonomous whether no person waits for it
/// @param fallbackEligible whether the platform's credential may serve it
public record StatedFacts(
    @Nullable Access access, @Nullable Boolean autonomous, @Nullable Boolean fallbackEligible) {}
