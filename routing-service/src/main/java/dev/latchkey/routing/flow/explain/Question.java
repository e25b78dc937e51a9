package dev.latchkey.routing.flow.explain;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.routing.decision.Certainty;
import dev.latchkey.routing.decision.OperationFacts;
import org.jspecify.annotations.Nullable;

/// What would happen if a call of a workspace failed.
///
/// @param failure how it would fail
/// @param certainty whether it may have run
/// @param user on whose behalf; null when nobody is named
/// @param session the user's session; null when none is named
public record Question(
    WorkspaceId workspace,
    ErrorCode failure,
    Certainty certainty,
    ModelReference model,
    OperationFacts operation,
    @Nullable String user,
    @Nullable String session) {}
