package dev.latchkey.routing.decision;

import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.settings.InactiveReason;
import org.jspecify.annotations.Nullable;

/// How a workspace stands with its own AWS credential, as far as decisions depend on it.
public sealed interface OwnCredential {

  /// None was ever active.
  record NeverConfigured() implements OwnCredential {}

  /// One is in use, however broken it may be.
  ///
  /// @param region where its calls are made
  record Active(Region region) implements OwnCredential {}

  /// One was active once and is not in use now.
  ///
  /// @param reason why not
  /// @param lastRegion where its calls were made last; null when that is not known
  record Inactive(InactiveReason reason, @Nullable Region lastRegion) implements OwnCredential {}
}
