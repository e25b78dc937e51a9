package dev.latchkey.simulator.sigv4;

import dev.latchkey.simulator.accounts.Principal;
import org.jspecify.annotations.Nullable;

/// The verdict over one request.
public sealed interface Verification {

  /// The holder of this key signed exactly this request.
  record Verified(CredentialScope scope, Principal principal) implements Verification {}

  /// Nobody is believed.
  ///
  /// @param claimed scope as the sender wrote it, when it could be read
  /// @param keyHolder who holds the named key, when there is such a key; not proven to be the
  ///   sender
  record Rejected(
      Rejection reason, @Nullable CredentialScope claimed, @Nullable Principal keyHolder)
      implements Verification {}
}
