package dev.latchkey.contracts.wire.inference;

import org.jspecify.annotations.Nullable;

/// What the headers of a request say about the operation that it is part of. A grant proves facts;
/// headers alone count only where no grant is required, and can otherwise only narrow. Each is null
/// when the request does not say.
///
/// @param name the agent's own name for what it does
/// @param access whether it reads or writes
/// @param autonomous whether no person waits for it
/// @param fallbackEligible whether it may be served by the platform's credential
public record StatedOperation(
    @Nullable String name,
    @Nullable Access access,
    @Nullable Boolean autonomous,
    @Nullable Boolean fallbackEligible) {

  /// What a request says that says nothing.
  public static final StatedOperation NONE = new StatedOperation(null, null, null, null);
}
