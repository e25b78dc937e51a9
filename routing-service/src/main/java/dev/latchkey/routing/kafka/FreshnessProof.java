package dev.latchkey.routing.kafka;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// When the settings were last proven current, on the monotonic clock.
final class FreshnessProof {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition proven = lock.newCondition();
  private volatile boolean exists;
  private volatile boolean wanted;
  private volatile long provenAtNanos;

  Optional<Duration> age() {
    return exists
        ? Optional.of(Duration.ofNanos(System.nanoTime() - provenAtNanos))
        : Optional.empty();
  }

  /// Whether somebody is waiting for a proof.
  boolean isWanted() {
    return wanted;
  }

  /// Notes a proof.
  ///
  /// @param askedAtNanos when the broker was asked
  void note(long askedAtNanos) {
    lock.lock();
    try {
      provenAtNanos = askedAtNanos;
      exists = true;
      wanted = false;
      proven.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Waits for a proof that is asked for after this call began.
  boolean await(Duration patience) {
    long from = System.nanoTime();
    long left = patience.toNanos();
    lock.lock();
    try {
      while (!exists || provenAtNanos - from < 0) {
        if (left <= 0) {
          return false;
        }
        wanted = true;
        left = proven.awaitNanos(left);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }
}
