package dev.latchkey.routing.vault;

import dev.latchkey.contracts.chassis.vault.VaultRead;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.secret.SecretText;
import dev.latchkey.contracts.wire.vault.DocumentReading;
import dev.latchkey.contracts.wire.vault.PlatformKeyDocument;
import dev.latchkey.contracts.wire.vault.VaultPaths;
import dev.latchkey.routing.decision.PlatformGrant;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The platform's own long-term key, which may do nothing but assume the platform's roles. Nobody
/// gets it without a [PlatformGrant] (INV-3).
///
/// It is kept in memory for half a minute, so that a key that was replaced in Vault is used soon;
/// when Vault is away after that, there is no key. One thread reads at a time, and those who waited
/// for it take what it found. Blocks; safe for all threads.
public final class PlatformKeys {

  private static final Duration KEPT = Duration.ofSeconds(30);

  private final Function<String, VaultRead> vault;
  private final @Nullable AwsAccountId account;
  private final InstantSource clock;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile @Nullable Found last;

  /// @param vault reads the document at a path
  /// @param account the platform's account; null where there is no platform, and so no key
  public PlatformKeys(
      Function<String, VaultRead> vault, @Nullable AwsAccountId account, InstantSource clock) {
    this.vault = vault;
    this.account = account;
    this.clock = clock;
  }

  /// The key.
  ///
  /// @param grant the right to have it
  public PlatformKeyLookup key(PlatformGrant grant) {
    Instant asked = clock.instant();
    Found found = last;
    if (found != null && found.isKeptAt(asked)) {
      return found.lookup();
    }
    reading.lock();
    try {
      Found meanwhile = last;
      return meanwhile != null && !meanwhile.equals(found) ? meanwhile.lookup() : read();
    } finally {
      reading.unlock();
    }
  }

  private PlatformKeyLookup read() {
    PlatformKeyLookup lookup =
        switch (vault.apply(VaultPaths.platform())) {
          case VaultRead.Found(Map<String, SecretText> fields, int _) -> judge(fields);
          case VaultRead.Absent() -> new PlatformKeyLookup.Absent();
          case VaultRead.Denied() ->
              new PlatformKeyLookup.Unavailable(
                  "Vault's policy does not let routing read the platform key");
          case VaultRead.Unavailable(String reason) -> new PlatformKeyLookup.Unavailable(reason);
        };
    last = new Found(lookup, clock.instant());
    return lookup;
  }

  private PlatformKeyLookup judge(Map<String, SecretText> fields) {
    return switch (PlatformKeyDocument.fromFields(fields)) {
      case DocumentReading.Incomplete<PlatformKeyDocument>(String field) ->
          new PlatformKeyLookup.Incomplete(field);
      case DocumentReading.Complete<PlatformKeyDocument>(PlatformKeyDocument key) ->
          key.account().equals(account)
              ? new PlatformKeyLookup.Ready(key)
              : new PlatformKeyLookup.Mismatched();
    };
  }

  private record Found(PlatformKeyLookup lookup, Instant at) {

    boolean isKeptAt(Instant now) {
      return lookup instanceof PlatformKeyLookup.Ready && now.isBefore(at.plus(KEPT));
    }
  }
}
