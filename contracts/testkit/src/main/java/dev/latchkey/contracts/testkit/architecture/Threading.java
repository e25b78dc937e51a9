package dev.latchkey.contracts.testkit.architecture;

/// How a service runs its work. A service has one way; both never mix.
public enum Threading {
  /// Non-blocking on the event loop: Mutiny and Hibernate Reactive.
  MUTINY,

  /// Blocking code on virtual threads: JDBC.
  VIRTUAL_THREADS
}
