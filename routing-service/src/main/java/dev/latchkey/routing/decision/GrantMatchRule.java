package dev.latchkey.routing.decision;

import dev.latchkey.routing.decision.GrantMatch.Part;
import org.jspecify.annotations.Nullable;

/// Decides who stands behind a request. A grant proves it, and headers can only repeat what it
/// says; what the grant leaves out is unknown, whatever the headers say.
public final class GrantMatchRule {

  private GrantMatchRule() {}

  /// Compares a verified grant with the headers.
  ///
  /// @param granted what the grant says; null for a request without a grant, which only the local
  ///   stack accepts: then the headers count
  /// @param stated what the headers say
  public static GrantMatch match(@Nullable Requester granted, Requester stated) {
    if (granted == null) {
      return new GrantMatch.Matched(stated.user(), stated.session());
    }
    if (!granted.workspace().equals(stated.workspace())) {
      return new GrantMatch.Mismatch(Part.WORKSPACE);
    }
    if (granted.user() == null) {
      return new GrantMatch.Matched(null, null);
    }
    if (differ(granted.user(), stated.user())) {
      return new GrantMatch.Mismatch(Part.USER);
    }
    return differ(granted.session(), stated.session())
        ? new GrantMatch.Mismatch(Part.SESSION)
        : new GrantMatch.Matched(granted.user(), granted.session());
  }

  private static boolean differ(@Nullable String granted, @Nullable String stated) {
    return granted != null && stated != null && !granted.equals(stated);
  }
}
