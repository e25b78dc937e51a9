package dev.latchkey.credential.decision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a notice of the directory changes.
public sealed interface DirectoryChange {

  /// The new state is stored and, with a higher revision, told to routing.
  record Announced(WorkspaceState next) implements DirectoryChange {}

  /// The new state is stored; nothing in it concerns routing.
  record Noted(WorkspaceState next) implements DirectoryChange {}

  /// Known already, older than what is known, or about a workspace never heard of.
  record Nothing() implements DirectoryChange {}

  /// Decides.
  ///
  /// @param known the present state; null when the workspace has never been seen
  static DirectoryChange of(@Nullable WorkspaceState known, DirectoryNotice notice) {
    if (known != null && isStale(known, notice)) {
      return new Nothing();
    }
    return switch (notice) {
      case DirectoryNotice.Listed(Listing listing, Instant at) -> listed(known, listing, at);
      case DirectoryNotice.Withdrawn(_, Instant at) -> withdrawn(known, at);
    };
  }

  /// A consumer that has lost its partition may still hold old records; the broker's time tells.
  private static boolean isStale(WorkspaceState known, DirectoryNotice notice) {
    Instant before = known.listedAt();
    Instant now = notice.at();
    return before != null && now != null && now.isBefore(before);
  }

  private static DirectoryChange listed(
      @Nullable WorkspaceState known, Listing listing, @Nullable Instant at) {
    if (known == null) {
      return new Announced(new WorkspaceState(listing, false, 1, at, null));
    }
    if (known.gone() || !listing.isSameToRouting(known.listing())) {
      return new Announced(
          new WorkspaceState(listing, false, known.revision() + 1, at, known.inUse()));
    }
    return listing.equals(known.listing())
        ? new Nothing()
        : new Noted(new WorkspaceState(listing, false, known.revision(), at, known.inUse()));
  }

  private static DirectoryChange withdrawn(@Nullable WorkspaceState known, @Nullable Instant at) {
    return known == null || known.gone()
        ? new Nothing()
        : new Announced(
            new WorkspaceState(known.listing(), true, known.revision() + 1, at, known.inUse()));
  }
}
