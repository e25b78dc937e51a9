package dev.latchkey.routing.oidc;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jose4j.jws.JsonWebSignature;

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
  KeyLookup find(JsonWebSignature token) {
    HeldKeys now = held;
    KeyLookup found = now.find(token);
    if (!(found instanceof KeyLookup.Found)) {
      fetching.lock();
    } else if (!now.areOldAt(clock.instant()) || !fetching.tryLock()) {
      return found;
    }
    try {
      fetchIfDue(clock.instant());
    } finally {
      fetching.unlock();
    }
    return held.find(token);
  }

  private void fetchIfDue(Instant now) {
    HeldKeys before = held;
    if (before.mayFetchAt(now)) {
      HeldKeys after = before.after(endpoint.get(), now);
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
