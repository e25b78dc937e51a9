package dev.latchkey.routing.flow;

import dev.latchkey.contracts.wire.identifiers.RequestKey;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.settings.WorkspaceSettings;

/// A request with the settings that it is served by.
record Assignment(ProvenRequest request, WorkspaceSettings settings) {

  RequestKey key() {
    return request.key();
  }

  WorkspaceId workspace() {
    return request.key().workspace();
  }
}
