package dev.latchkey.credential.decision;

import dev.latchkey.contracts.wire.admin.ByokState;
import dev.latchkey.contracts.wire.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/// The credential of its own that a workspace has or had.
///
/// @param inUse what was put into use last; the workspace stays pinned to its account
/// @param state what the owners made of it
/// @param lapse why its session cannot be renewed; null while that is not known to be so
public record OwnKey(InUse inUse, ByokState state, @Nullable ErrorCode lapse) {

  OwnKey become(ByokState next) {
    return new OwnKey(inUse, next, lapse);
  }

  OwnKey lapsed(@Nullable ErrorCode reason) {
    return new OwnKey(inUse, state, reason);
  }
}
