package dev.latchkey.routing.flow.intake;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The requests that are being worked on, each on a virtual thread of its own, bounded in number
/// and in the bytes of their bodies. Thread-safe.
public final class InFlight {

  private static final int LARGEST_BATCH = 128;

  private final ThreadFactory threads = Thread.ofVirtual().name("request-", 0).factory();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  private final int maxRequests;
  private final long maxBytes;
  private int requests;
  private long bytes;

  /// @param maxRequests the most requests at a time
  /// @param maxBytes the bytes of bodies above which nothing more is taken on
  public InFlight(int maxRequests, long maxBytes) {
    this.maxRequests = maxRequests;
    this.maxBytes = maxBytes;
  }

  /// The most requests that are taken on at once, a small part of all.
  public int batchSize() {
    return Math.clamp(maxRequests / 4, 1, LARGEST_BATCH);
  }

  /// Whether a whole batch may begin now.
  public boolean hasRoomForBatch() {
    lock.lock();
    try {
      return requests + batchSize() <= maxRequests && bytes < maxBytes;
    } finally {
      lock.unlock();
    }
  }

  /// Works on a request on a thread of its own.
  ///
  /// @param size the bytes that it keeps in memory
  public void start(int size, Runnable work) {
    change(1, size);
    threads
        .newThread(
            () -> {
              try {
                work.run();
              } finally {
                change(-1, -size);
              }
            })
        .start();
  }

  /// How many requests are being worked on.
  public int count() {
    lock.lock();
    try {
      return requests;
    } finally {
      lock.unlock();
    }
  }

  /// Waits until nothing is being worked on.
  ///
  /// @return false when something still is after that time
  public boolean awaitIdle(Duration patience) {
    long left = patience.toNanos();
    lock.lock();
    try {
      while (requests > 0 && left > 0) {
        left = idle.awaitNanos(left);
      }
      return requests == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  private void change(int byRequests, long byBytes) {
    lock.lock();
    try {
      requests += byRequests;
      bytes += byBytes;
      if (requests == 0) {
        idle.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }
}
