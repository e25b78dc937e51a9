package dev.latchkey.contracts.chassis.vault;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Keeps one session alive: renews it in the background while the present one still works, logs in
/// anew when it is over, one login at a time. Thread-safe.
final class VaultSessions {

  private static final Logger LOG = Logger.getLogger(VaultSessions.class);

  private final VaultLogin login;
  private final Executor background;
  private final AtomicReference<@Nullable VaultSession> present = new AtomicReference<>();
  private final AtomicBoolean renewing = new AtomicBoolean();
  private final ReentrantLock lock = new ReentrantLock();

  VaultSessions(VaultLogin login, Executor background) {
    this.login = login;
    this.background = background;
  }

  /// A session that has not ended.
  VaultSession current() throws VaultLogin.Refused, InterruptedException {
    VaultSession session = present.get();
    if (session == null || session.isOver()) {
      return replace(session);
    }
    if (session.isDue() && renewing.compareAndSet(false, true)) {
      background.execute(() -> renew(session));
    }
    return session;
  }

  /// The session that comes after `old`, which Vault no longer takes.
  VaultSession replace(@Nullable VaultSession old) throws VaultLogin.Refused, InterruptedException {
    lock.lockInterruptibly();
    try {
      VaultSession session = present.get();
      if (session != null && !session.isOfSameLogin(old)) {
        return session;
      }
      VaultSession opened = login.open();
      present.set(opened);
      return opened;
    } finally {
      lock.unlock();
    }
  }

  private void renew(VaultSession old) {
    try {
      replace(old);
    } catch (VaultLogin.Refused e) {
      LOG.warnf("Vault session not renewed yet: %s", e.getMessage());
      present.compareAndSet(old, old.postponed());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      renewing.set(false);
    }
  }
}
