package dev.latchkey.routing.decision;

/// How much of an instance one workspace may have in flight (INV-11). Its share is what all others
/// together have left free, at most [#most], and at least an eighth of that, which is never
/// refused. So whoever has more than that eighth found at least as much free as it had itself: one
/// workspace never has more than half of the room, and each further one that takes what it can get
/// leaves as much again.
///
/// @param room what all workspaces together may have in flight before more has to wait on Kafka
/// @param most what one workspace may have
public record FairShareRule(Load room, Load most) {

  private static final long GUARANTEED_PART = 8;

  /// Whether one more request of a workspace is taken on. A body counts once it is taken on, so
  /// that the share of bytes may be passed by one body.
  ///
  /// @param own what the workspace has in flight
  /// @param all what all workspaces have in flight
  public boolean admits(Load own, Load all) {
    Load free = room.minus(all);
    return own.requests() < share(most.requests(), free.requests())
        && own.bytes() < share(most.bytes(), free.bytes());
  }

  private static long share(long most, long free) {
    return Math.max(Math.ceilDiv(most, GUARANTEED_PART), Math.min(most, free));
  }
}
