package dev.latchkey.credential.decision;

import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the service knows of a workspace at one moment.
///
/// @param listing what the directory said last
/// @param gone whether the directory has withdrawn it since; it is remembered so that its revision
///   goes on rising should it come back
/// @param revision grows with every change that routing must know
/// @param listedAt when the broker took the directory's last record of it; null when the broker
///   does not say
/// @param inUse its own credential; null when none was ever put into use
public record WorkspaceState(
    Listing listing,
    boolean gone,
    long revision,
    @Nullable Instant listedAt,
    @Nullable InUse inUse) {

  /// Its id.
  public WorkspaceId workspace() {
    return listing.workspace();
  }

  /// The policy in force. Nobody can choose one yet, and then it is Strict.
  public FallbackPolicy policy() {
    return FallbackPolicy.STRICT;
  }
}
