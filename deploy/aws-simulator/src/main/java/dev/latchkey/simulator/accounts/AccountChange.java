package dev.latchkey.simulator.accounts;

/// What became of a wish to change an account.
public sealed interface AccountChange {

  /// Done; this is the account now.
  record Changed(Account account) implements AccountChange {}

  /// There is no such account, user or key.
  record NotFound(String what) implements AccountChange {}

  /// It cannot be: something with that identity is there already, or a limit is reached.
  record Conflict(String why) implements AccountChange {}
}
