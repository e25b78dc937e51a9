package dev.latchkey.routing.decision;

/// What a user has to say about a fallback under the policy Warn.
public enum WarnState {
  /// The policy is not Warn.
  NOT_ASKED,
  /// The first fallback of the user under this revision of the policy.
  FIRST,
  /// The session is the one that the first fallback remembered.
  REMEMBERED,
  /// The user has confirmed this session.
  CONFIRMED,
  /// Another session of the user, which was not confirmed.
  UNCONFIRMED,
  /// The request names no user or no session.
  SESSION_UNKNOWN
}
