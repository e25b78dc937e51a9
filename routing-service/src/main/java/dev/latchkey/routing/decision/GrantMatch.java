package dev.latchkey.routing.decision;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whether a request stays within what its grant proves.
public sealed interface GrantMatch {

  /// It does. Only what is proven counts from here on.
  ///
  /// @param user the user behind the request; null when none is proven
  /// @param session that user's session; null when none is proven
  record Matched(@Nullable String user, @Nullable String session) implements GrantMatch {}

  /// It claims to be somebody else than its grant says.
  record Mismatch(Part which) implements GrantMatch {}

  /// What a grant and the headers of a request both name.
  enum Part {
    WORKSPACE,
    USER,
    SESSION;

    /// The word for messages, for example `user`.
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
