package dev.latchkey.routing.oidc;

import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// The issuer's public keys, kept in memory. They are fetched when a grant names a key that is not
/// among them, and when they are old; never more often than every [HeldKeys#BETWEEN_FETCHES],
/// whatever grants name. While the issuer is away the keys of the last fetch go on counting.
///
/// One thread fetches at a time. Those that have their key do not wait for it; those that lack
/// theirs do. Blocks; safe for all threads.
final class SigningKeys {

  private static final Logger LOG = Logger.getLogger(SigningKeys.class);

  private final Supplier<KeySetReading> endpoint;
  private final InstantSource clock;
  private final ReentrantLock fetching = new ReentrantLock();
  private volatile HeldKeys held = HeldKeys.none();

  SigningKeys(Supplier<KeySetReading> endpoint, InstantSource clock) {
    this.endpoint = endpoint;
    this.clock = clock;
  }

  /// The key that a token names.
  KeyLookup find(GrantToken token) {
    HeldKeys now = held;
    KeyLookup found = now.find(token);
    if (!(found instanceof KeyLookup.Found)) {
      fetch();
      return held.find(token);
    }
    if (now.areOldAt(clock.instant()) && fetching.tryLock()) {
      try {
        fetchIfDue();
      } finally {
        fetching.unlock();
      }
      return held.find(token);
    }
    return found;
  }

  /// Asks the issuer for its keys, unless it was asked a moment ago.
  void fetch() {
    fetching.lock();
    try {
      fetchIfDue();
    } finally {
      fetching.unlock();
    }
  }

  private void fetchIfDue() {
    HeldKeys before = held;
    if (before.mayFetchAt(clock.instant())) {
      KeySetReading reading = endpoint.get();
      // Counted from the end of the fetch: whoever waited for it does not try once more.
      HeldKeys after = before.after(reading, clock.instant());
      held = after;
      tell(before, after);
    }
  }

  private static void tell(HeldKeys before, HeldKeys after) {
    if (after.failure() != null) {
      LOG.warnf("%s; %d keys are held", after.failure(), after.keys().size());
    } else if (before.failure() != null) {
      LOG.infof("fetched %d keys of the grant issuer", after.keys().size());
    }
  }
}
