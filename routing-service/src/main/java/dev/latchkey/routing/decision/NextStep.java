package dev.latchkey.routing.decision;

import java.time.Duration;

/// What to do after a call to Bedrock.
public sealed interface NextStep {

  /// Hand Bedrock's answer to the member.
  record Answer() implements NextStep {}

  /// Read the session from Vault once more, past every cache, and call again if it is another one.
  record RetryWithFreshSession() implements NextStep {}

  /// Take a retry from the workspace's budget, wait, and call again.
  ///
  /// @param pause shorter than the time that is left
  record RetryAfter(Duration pause) implements NextStep {}

  /// Make no more calls with this credential.
  record GiveUp() implements NextStep {}
}
