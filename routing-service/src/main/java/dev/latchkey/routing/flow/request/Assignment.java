package dev.latchkey.routing.flow.request;

import dev.latchkey.contracts.wire.identifiers.RequestKey;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.settings.WorkspaceSettings;

/// A request with the settings that it is served by and what is called for it.
public record Assignment(ProvenRequest request, WorkspaceSettings settings, Target target) {

  /// The same request under other settings.
  public Assignment withSettings(WorkspaceSettings newer) {
    return new Assignment(request, newer, target);
  }

  /// The same request with something else called for it.
  public Assignment withTarget(Target other) {
    return new Assignment(request, settings, other);
  }

  /// The identity of the request.
  public RequestKey key() {
    return request.key();
  }

  /// The workspace that the request is for.
  public WorkspaceId workspace() {
    return request.key().workspace();
  }
}
