package dev.latchkey.routing.flow.takeover;

import dev.latchkey.routing.postgres.DatabaseUnavailable;
import dev.latchkey.routing.postgres.Leases;
import dev.latchkey.routing.postgres.Renewal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Keeps the lease under which this process claims requests. When others have revoked it, what was
/// claimed under it is theirs, and a new one is begun. Gives it up at the end.
@Singleton
public final class HoldLease implements Runnable {

  private static final Logger LOG = Logger.getLogger(HoldLease.class);
  private static final int RENEWALS_IN_A_LIFE = 4;
  private static final Duration RETRY = Duration.ofMillis(200);

  private final Leases leases;
  private final CountDownLatch stopped = new CountDownLatch(1);

  @Inject
  public HoldLease(Leases leases) {
    this.leases = leases;
  }

  /// Lets [#run] give the lease up and return soon. Nothing may be in flight any more.
  public void stop() {
    stopped.countDown();
  }

  @Override
  public void run() {
    Duration pause = Duration.ZERO;
    while (!isStoppedWithin(pause)) {
      pause = hold() ? leases.life().dividedBy(RENEWALS_IN_A_LIFE) : RETRY;
    }
    release();
  }

  /// Renews the lease, or begins one.
  ///
  /// @return whether that was done; not while PostgreSQL is away
  private boolean hold() {
    try {
      if (leases.renew() == Renewal.REVOKED) {
        leases.begin();
        LOG.infof("requests are claimed as %s", leases.owner());
      }
      return true;
    } catch (DatabaseUnavailable e) {
      LOG.debugf("the lease cannot be renewed now: %s", e.getMessage());
      return false;
    }
  }

  private void release() {
    try {
      leases.release();
    } catch (DatabaseUnavailable e) {
      LOG.infof("the lease ends by itself: %s", e.getMessage());
    }
  }

  private boolean isStoppedWithin(Duration pause) {
    try {
      return stopped.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }
}
