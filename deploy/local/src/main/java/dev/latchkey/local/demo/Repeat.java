package dev.latchkey.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Asks again for what takes a moment to become true.
final class Repeat {
  private static final Duration PAUSE = Duration.ofMillis(200);

  private Repeat() {}

  /// The first result that fits, or the last one when the patience ends.
  static <T> T until(Supplier<T> question, Predicate<T> fits, Duration patience) {
    Instant last = Instant.now().plus(patience);
    T result = question.get();
    while (!fits.test(result) && Instant.now().isBefore(last)) {
      LockSupport.parkNanos(PAUSE.toNanos());
      result = question.get();
    }
    return result;
  }
}
