package dev.latchkey.routing.flow.stream;

import java.time.Duration;

/// How long a stream may go on: until its deadline, and never quiet for too long. One thread uses
/// it.
final class Patience {

  private final long deadline;
  private final long idleNanos;
  private long heard;

  /// @param total until the deadline
  /// @param idle the longest time between two events
  Patience(Duration total, Duration idle) {
    this.heard = System.nanoTime();
    this.deadline = heard + total.toNanos();
    this.idleNanos = idle.toNanos();
  }

  /// Notes that something came.
  void heard() {
    heard = System.nanoTime();
  }

  /// Whether it has been used up.
  boolean isOver() {
    return leftNanos() <= 0;
  }

  /// How long to wait now, at most so many nanoseconds.
  Duration left(long most) {
    return Duration.ofNanos(Math.max(0, Math.min(most, leftNanos())));
  }

  private long leftNanos() {
    long now = System.nanoTime();
    return Math.min(deadline - now, heard + idleNanos - now);
  }
}
