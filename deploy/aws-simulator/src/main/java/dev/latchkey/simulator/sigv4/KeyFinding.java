package dev.latchkey.simulator.sigv4;

import dev.latchkey.simulator.accounts.Principal;
import dev.latchkey.simulator.accounts.SecretKey;

/// What is known about a presented key.
public sealed interface KeyFinding {

  /// It may sign.
  record Usable(Principal principal, SecretKey secret) implements KeyFinding {}

  /// No such key, or a token that does not belong to it.
  record Unknown() implements KeyFinding {}

  /// The key was deactivated by its owner.
  record Inactive(Principal principal) implements KeyFinding {}

  /// The session has ended.
  record Expired(Principal principal) implements KeyFinding {}

  /// The account has not enabled the region it was signed for.
  record RegionDisabled(Principal principal) implements KeyFinding {}
}
