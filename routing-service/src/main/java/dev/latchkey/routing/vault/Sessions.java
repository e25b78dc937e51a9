package dev.latchkey.routing.vault;

import dev.latchkey.contracts.chassis.vault.VaultRead;
import dev.latchkey.contracts.wire.identifiers.AccessKeyId;
import dev.latchkey.contracts.wire.secret.SecretText;
import dev.latchkey.contracts.wire.vault.CredentialScope;
import dev.latchkey.contracts.wire.vault.DocumentReading;
import dev.latchkey.contracts.wire.vault.SessionDocument;
import dev.latchkey.contracts.wire.vault.VaultPaths;
import dev.latchkey.routing.bounded.LeastRecentlyUsed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The sessions that calls are signed with. Each is read from Vault once and kept in memory until
/// shortly before its end; credential-service has long renewed it by then. One thread reads a
/// session at a time, the others wait for what it finds. Sessions are only read here, never made.
///
/// A session is looked for by its whole scope, so that a new version of a credential never meets
/// the session of the old one. Blocks; safe for all threads.
public final class Sessions {

  private static final int MAX_KEPT = 10_000;
  private static final Duration BEFORE_END = Duration.ofMinutes(5);
  private static final Duration BETWEEN_READS = Duration.ofSeconds(15);

  private final Function<String, VaultRead> vault;
  private final InstantSource clock;
  private final Map<CredentialScope, Slot> slots =
      Collections.synchronizedMap(new LeastRecentlyUsed<>(MAX_KEPT));

  /// @param vault reads the document at a path
  public Sessions(Function<String, VaultRead> vault, InstantSource clock) {
    this.vault = vault;
    this.clock = clock;
  }

  /// The session of a credential, from memory if it is fresh enough.
  public SessionLookup current(CredentialScope scope) {
    Slot slot = slot(scope);
    Kept kept = slot.kept;
    if (kept != null && clock.instant().isBefore(kept.readAgainAt())) {
      return new SessionLookup.Ready(kept.session());
    }
    return slot.alone(() -> read(scope, slot));
  }

  /// The session of a credential after AWS has called one expired: from Vault, unless another
  /// thread has fetched a newer one meanwhile. It may turn out to be the same.
  public SessionLookup after(SessionDocument refused) {
    Slot slot = slot(refused.scope());
    return slot.alone(
        () -> {
          Kept kept = slot.kept;
          return kept != null && !isSame(kept.session(), refused)
              ? new SessionLookup.Ready(kept.session())
              : readPastMemory(refused.scope(), slot);
        });
  }

  /// Whether two documents hold the same session.
  public static boolean isSame(SessionDocument one, SessionDocument other) {
    AccessKeyId key = one.accessKeyId();
    return key.equals(other.accessKeyId()) && one.sessionToken().equals(other.sessionToken());
  }

  private SessionLookup read(CredentialScope scope, Slot slot) {
    Kept kept = slot.kept;
    Instant now = clock.instant();
    if (kept != null && now.isBefore(kept.readAgainAt())) {
      return new SessionLookup.Ready(kept.session());
    }
    SessionLookup found = readPastMemory(scope, slot);
    // A session that AWS still takes outlives an outage of Vault.
    if (found instanceof SessionLookup.Unavailable
        && kept != null
        && now.isBefore(kept.session().expiresAt())) {
      slot.kept = new Kept(kept.session(), now.plus(BETWEEN_READS));
      return new SessionLookup.Ready(kept.session());
    }
    return found;
  }

  private SessionLookup readPastMemory(CredentialScope scope, Slot slot) {
    SessionLookup found =
        switch (vault.apply(VaultPaths.session(scope.workspace(), scope.version()))) {
          case VaultRead.Found(Map<String, SecretText> fields, int _) -> judge(fields, scope);
          case VaultRead.Absent() -> new SessionLookup.Absent();
          case VaultRead.Denied() ->
              new SessionLookup.Unavailable("Vault's policy does not let routing read sessions");
          case VaultRead.Unavailable(String reason) -> new SessionLookup.Unavailable(reason);
        };
    slot.kept = found instanceof SessionLookup.Ready(var session) ? keep(session) : null;
    return found;
  }

  private SessionLookup judge(Map<String, SecretText> fields, CredentialScope expected) {
    return switch (SessionDocument.fromFields(fields)) {
      case DocumentReading.Incomplete<SessionDocument>(String field) ->
          new SessionLookup.Incomplete(field);
      case DocumentReading.Complete<SessionDocument>(SessionDocument session) -> {
        if (!session.scope().equals(expected)) {
          yield new SessionLookup.Mismatched();
        }
        yield session.expiresAt().isAfter(clock.instant())
            ? new SessionLookup.Ready(session)
            : new SessionLookup.Expired(session.expiresAt());
      }
    };
  }

  private Kept keep(SessionDocument session) {
    Instant soon = clock.instant().plus(BETWEEN_READS);
    Instant beforeEnd = session.expiresAt().minus(BEFORE_END);
    Instant again = beforeEnd.isAfter(soon) ? beforeEnd : soon;
    return new Kept(session, again.isAfter(session.expiresAt()) ? session.expiresAt() : again);
  }

  private Slot slot(CredentialScope scope) {
    return slots.computeIfAbsent(scope, _ -> new Slot());
  }

  private record Kept(SessionDocument session, Instant readAgainAt) {}

  /// The place of one credential's session; whoever reads Vault for it holds the lock.
  private static final class Slot {
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Kept kept;

    SessionLookup alone(Supplier<SessionLookup> reading) {
      lock.lock();
      try {
        return reading.get();
      } finally {
        lock.unlock();
      }
    }
  }
}
