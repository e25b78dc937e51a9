package dev.latchkey.credential.decision;

import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a record of the directory says about a workspace.
public sealed interface DirectoryNotice {

  /// Which workspace.
  WorkspaceId workspace();

  /// When the broker took the record; null when the topic is not stamped by the broker.
  @Nullable Instant at();

  /// The workspace exists and is as described.
  record Listed(Listing listing, @Nullable Instant at) implements DirectoryNotice {
    @Override
    public WorkspaceId workspace() {
      return listing.workspace();
    }
  }

  /// The workspace is gone.
  record Withdrawn(WorkspaceId workspace, @Nullable Instant at) implements DirectoryNotice {}
}
