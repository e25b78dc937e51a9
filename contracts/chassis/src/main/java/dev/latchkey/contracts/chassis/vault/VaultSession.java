package dev.latchkey.contracts.chassis.vault;

import io.github.jopenlibs.vault.Vault;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A logged-in client. It is replaced, never changed: the driver's configuration is mutable and its
/// token is not volatile. Times are [System#nanoTime] values.
///
/// @param client the driver with its token
/// @param renewAtNanos when a new login is due: two thirds of the token's life
/// @param endsAtNanos when Vault stops taking the token
record VaultSession(Vault client, long renewAtNanos, long endsAtNanos) {

  private static final Duration WITHOUT_END = Duration.ofDays(3650);
  private static final Duration RETRY_DELAY = Duration.ofSeconds(1);

  /// A session that starts now; a life of zero means that the token does not end.
  static VaultSession startingNow(Vault client, Duration life) {
    long now = System.nanoTime();
    long nanos = (life.isZero() ? WITHOUT_END : life).toNanos();
    return new VaultSession(client, now + nanos / 3 * 2, now + nanos);
  }

  boolean isDue() {
    return System.nanoTime() - renewAtNanos >= 0;
  }

  boolean isOver() {
    return System.nanoTime() - endsAtNanos >= 0;
  }

  /// Whether both have the same token; a postponed session has its predecessor's.
  boolean isOfSameLogin(@Nullable VaultSession other) {
    return other != null && client.equals(other.client);
  }

  /// The same session after its renewal failed: due again a little later.
  VaultSession postponed() {
    return new VaultSession(client, System.nanoTime() + RETRY_DELAY.toNanos(), endsAtNanos);
  }

  @Override
  public String toString() {
    return "VaultSession";
  }
}
