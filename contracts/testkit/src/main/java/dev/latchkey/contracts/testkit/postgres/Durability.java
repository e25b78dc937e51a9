package dev.latchkey.contracts.testkit.postgres;

/// What a commit promises.
public enum Durability {
  /// A commit survives a crash of the machine. For data that somebody wants to keep.
  CRASH_SAFE("on"),

  /// A commit survives a crash of the server, not of the machine. For tests.
  FAST("off");

  private final String fsync;

  Durability(String fsync) {
    this.fsync = fsync;
  }

  /// The value of PostgreSQL's `fsync` and `full_page_writes`.
  String fsync() {
    return fsync;
  }
}
