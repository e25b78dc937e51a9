package dev.latchkey.routing.decision;

import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Decides what a user has to say about a fallback. Under Warn the first one of a user is served
/// and remembers its session, which may go on; any other session needs the user's own word first.
public final class ConfirmationRule {

  private static final Duration VALIDITY = Duration.ofHours(12);

  private ConfirmationRule() {}

  /// Where the session stands. Everything is of one workspace and one revision of its policy.
  ///
  /// @param user on whose behalf; null when unknown
  /// @param session the user's session; null when unknown
  /// @param rememberedSession the session of the user's first fallback; null before it
  /// @param confirmedAt when the user confirmed this session last; null when never
  public static WarnState of(
      FallbackPolicy policy,
      @Nullable String user,
      @Nullable String session,
      @Nullable String rememberedSession,
      @Nullable Instant confirmedAt,
      Instant now) {
    if (policy != FallbackPolicy.WARN) {
      return WarnState.NOT_ASKED;
    }
    if (user == null || session == null) {
      return WarnState.SESSION_UNKNOWN;
    }
    if (rememberedSession == null) {
      return WarnState.FIRST;
    }
    if (rememberedSession.equals(session)) {
      return WarnState.REMEMBERED;
    }
    return isValid(confirmedAt, now) ? WarnState.CONFIRMED : WarnState.UNCONFIRMED;
  }

  private static boolean isValid(@Nullable Instant confirmedAt, Instant now) {
    return confirmedAt != null && !now.isAfter(confirmedAt.plus(VALIDITY));
  }
}
