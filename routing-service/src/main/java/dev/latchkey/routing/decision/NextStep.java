package dev.latchkey.routing.decision;

/// What to do after a call to Bedrock.
public sealed interface NextStep {

  /// Hand Bedrock's answer to the member.
  record Answer() implements NextStep {}

  /// Read the session from Vault once more, past every cache, and call again if it is another one.
  record RetryWithFreshSession() implements NextStep {}

  /// Answer with the call's failure.
  record Fail() implements NextStep {}
}
