package dev.latchkey.simulator.authentication;

import dev.latchkey.simulator.accounts.Principal;
import dev.latchkey.simulator.exchange.Answer;
import dev.latchkey.simulator.sigv4.CredentialScope;
import org.jspecify.annotations.Nullable;

/// Whether a call is let through.
public sealed interface Authentication {

  /// It is; the caller is known.
  record Granted(Principal principal, CredentialScope scope) implements Authentication {}

  /// It is not.
  ///
  /// @param answer what AWS answers
  /// @param claimed scope as the sender wrote it, when it could be read
  /// @param keyHolder who holds the named key, when there is such a key
  record Denied(Answer answer, @Nullable CredentialScope claimed, @Nullable Principal keyHolder)
      implements Authentication {}
}
