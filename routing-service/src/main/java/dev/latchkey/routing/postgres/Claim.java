package dev.latchkey.routing.postgres;

import dev.latchkey.contracts.wire.identifiers.RequestKey;

/// A request that was claimed or adopted, with the lease under which that was done. Whoever works
/// on the request shows it with every further step: once the lease is revoked or the request
/// adopted, also by another run of the same process, no step succeeds.
///
/// @param owner the lease's owner id
public record Claim(RequestKey request, String owner) {}
