package dev.latchkey.credential.decision;

import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import java.time.Instant;
import java.util.List;
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
  /// @param enforced what the organisation of a listed workspace enforces; null for nothing
  static DirectoryChange of(
      @Nullable WorkspaceState known, DirectoryNotice notice, @Nullable FallbackPolicy enforced) {
    if (known != null && isStale(known, notice)) {
      return new Nothing();
    }
    return switch (notice) {
      case DirectoryNotice.Listed(Listing listing, Instant at) ->
          known == null
              ? new Announced(
                  new WorkspaceState(
                      listing,
                      false,
                      1,
                      at,
                      null,
                      FallbackChoice.NONE.enforce(enforced),
                      List.of()))
              : listed(known, listing, at, enforced);
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
      WorkspaceState known,
      Listing listing,
      @Nullable Instant at,
      @Nullable FallbackPolicy enforced) {
    WorkspaceState next =
        new WorkspaceState(
            listing,
            false,
            known.revision(),
            at,
            known.ownKey(),
            known.fallback().enforce(enforced),
            known.models());
    if (known.gone() || !isSameToRouting(known, next)) {
      return new Announced(next.announced());
    }
    return listing.equals(known.listing()) ? new Nothing() : new Noted(next);
  }

  /// Routing is not told the plan, but what follows from it.
  private static boolean isSameToRouting(WorkspaceState known, WorkspaceState next) {
    return next.listing().isSameToRouting(known.listing())
        && next.byok().equals(known.byok())
        && next.fallback().equals(known.fallback());
  }

  private static DirectoryChange withdrawn(@Nullable WorkspaceState known, @Nullable Instant at) {
    return known == null || known.gone()
        ? new Nothing()
        : new Announced(
            new WorkspaceState(
                    known.listing(),
                    true,
                    known.revision(),
                    at,
                    known.ownKey(),
                    known.fallback(),
                    known.models())
                .announced());
  }
}
