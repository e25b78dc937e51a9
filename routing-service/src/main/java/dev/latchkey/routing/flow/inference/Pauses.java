package dev.latchkey.routing.flow.inference;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The pauses before retries. All end at once when the service stops.
@Singleton
public final class Pauses {

  private final CountDownLatch end = new CountDownLatch(1);

  /// Waits.
  ///
  /// @return false when the service stops meanwhile; then no retry is due
  boolean pause(Duration time) {
    try {
      return !end.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Ends all pauses, those to come included.
  public void end() {
    end.countDown();
  }
}
