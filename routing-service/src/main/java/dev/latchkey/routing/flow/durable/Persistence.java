package dev.latchkey.routing.flow.durable;

import dev.latchkey.routing.postgres.DatabaseUnavailable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Goes on trying what must not be given up: a paid answer waits in memory until PostgreSQL is
/// back. The process may end meanwhile; nothing else ends it.
public final class Persistence {

  private static final Logger LOG = Logger.getLogger(Persistence.class);
  private static final long FIRST_MILLIS = 50;
  private static final long LONGEST_MILLIS = 2_000;

  private Persistence() {}

  /// Runs a database operation until PostgreSQL has done it.
  public static <T> T insist(Supplier<T> operation) {
    for (int tries = 0; ; tries++) {
      try {
        return operation.get();
      } catch (DatabaseUnavailable e) {
        LOG.debugf("PostgreSQL is away (%s), trying again", e.getMessage());
        rest(tries);
      }
    }
  }

  /// Runs a database operation that may as well be done later.
  public static void tryOnce(Runnable operation) {
    try {
      operation.run();
    } catch (DatabaseUnavailable e) {
      LOG.debugf("PostgreSQL is away (%s), not tried again", e.getMessage());
    }
  }

  /// Waits before the next try, each time twice as long, two seconds at most. An interruption does
  /// not shorten it: only the end of the process ends this.
  public static void rest(int tries) {
    long millis = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(tries, 10));
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
      Thread.interrupted();
      LockSupport.parkNanos(left);
    }
  }
}
