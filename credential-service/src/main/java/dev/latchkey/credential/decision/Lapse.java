package dev.latchkey.credential.decision;

import static dev.latchkey.contracts.wire.error.ErrorCode.CREDENTIAL_EXPIRED;
import static dev.latchkey.contracts.wire.error.ErrorCode.NETWORK;
import static dev.latchkey.contracts.wire.error.ErrorCode.QUOTA;
import static dev.latchkey.contracts.wire.error.ErrorCode.THROTTLED;
import static dev.latchkey.contracts.wire.error.ErrorCode.TIMEOUT;
import static dev.latchkey.contracts.wire.error.ErrorCode.TRANSIENT;

import dev.latchkey.contracts.wire.error.ErrorCode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Why a session that ends was not renewed, as far as it matters to whoever finds it ended. A
/// session that ended because AWS could not be reached has simply expired, and for that the
/// platform's credential may step in. One that ended because its key was refused or is not to be
/// had has not: it lapsed, and its class is the refusal's.
public final class Lapse {

  /// Failures that pass, and that may fall back themselves.
  private static final Set<ErrorCode> OUTAGES =
      Set.of(THROTTLED, QUOTA, TRANSIENT, NETWORK, TIMEOUT, CREDENTIAL_EXPIRED);

  private Lapse() {}

  /// The lapse after a renewal that failed. An outage says nothing about a key that was refused
  /// before.
  ///
  /// @param before the lapse so far; null when there was none
  public static @Nullable ErrorCode after(@Nullable ErrorCode before, ErrorCode failure) {
    return OUTAGES.contains(failure) ? before : failure;
  }
}
