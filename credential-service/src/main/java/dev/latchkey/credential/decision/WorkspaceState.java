package dev.latchkey.credential.decision;

import dev.latchkey.contracts.wire.admin.ByokState;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the service knows of a workspace at one moment.
///
/// @param listing what the directory said last
/// @param gone whether the directory has withdrawn it since; it is remembered so that its revision
///   goes on rising should it come back
/// @param revision grows with every change that routing must know
/// @param listedAt when the broker took the directory's last record of it; null when the broker
///   does not say
/// @param ownKey its own credential; null when none was ever put into use
/// @param fallback what was decided about its fallbacks
/// @param models the models that its requests for any model may be served by; empty for every one
public record WorkspaceState(
    Listing listing,
    boolean gone,
    long revision,
    @Nullable Instant listedAt,
    @Nullable OwnKey ownKey,
    FallbackChoice fallback,
    List<ModelReference> models) {

  public WorkspaceState {
    models = List.copyOf(models);
  }

  /// Its id.
  public WorkspaceId workspace() {
    return listing.workspace();
  }

  /// What was put into use last; null when nothing ever was.
  public @Nullable InUse inUse() {
    return ownKey == null ? null : ownKey.inUse();
  }

  /// How it stands with its own credential.
  public ByokStanding byok() {
    return ByokStanding.of(ownKey, listing.plan());
  }

  /// The next revision, using this version of its own credential, with this decision about
  /// fallbacks.
  public WorkspaceState using(InUse version, FallbackChoice choice) {
    OwnKey key = new OwnKey(version, ByokState.ENABLED, null);
    return new WorkspaceState(listing, gone, revision, listedAt, key, choice, models).announced();
  }

  /// The next revision, with what has become of its own credential.
  WorkspaceState withKey(OwnKey key) {
    return new WorkspaceState(listing, gone, revision, listedAt, key, fallback, models).announced();
  }

  /// The same workspace after its session was renewed; the next revision if it had lapsed.
  public WorkspaceState renewed() {
    return ownKey == null ? this : lapsed(ownKey, null);
  }

  /// The same workspace after the renewal of its session failed; the next revision if that changes
  /// the lapse.
  public WorkspaceState renewalFailed(ErrorCode failure) {
    return ownKey == null ? this : lapsed(ownKey, Lapse.after(ownKey.lapse(), failure));
  }

  private WorkspaceState lapsed(OwnKey key, @Nullable ErrorCode lapse) {
    return key.lapse() == lapse ? this : withKey(key.lapsed(lapse));
  }

  /// The same workspace with this decision about fallbacks; the next revision if that is news.
  public WorkspaceState deciding(FallbackChoice choice) {
    return choice.equals(fallback)
        ? this
        : new WorkspaceState(listing, gone, revision, listedAt, ownKey, choice, models).announced();
  }

  /// The same workspace with these models; the next revision if that is news.
  public WorkspaceState listing(List<ModelReference> chosen) {
    return chosen.equals(models)
        ? this
        : new WorkspaceState(listing, gone, revision, listedAt, ownKey, fallback, chosen)
            .announced();
  }

  /// The next revision of the same workspace.
  WorkspaceState announced() {
    return new WorkspaceState(listing, gone, revision + 1, listedAt, ownKey, fallback, models);
  }
}
