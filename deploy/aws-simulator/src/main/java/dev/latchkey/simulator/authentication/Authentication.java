package dev.latchkey.simulator.authentication;

import dev.latchkey.simulator.accounts.Principal;
import dev.latchkey.simulator.exchange.Answer;
import dev.latchkey.simulator.sigv4.CredentialScope;
import org.jspecify.annotations.Nullable;

/// Whether a call is let through.
public sealed interface Authentication {

  /// The scope as the sender wrote it, `null` when it could not be read.
  @Nullable CredentialScope scope();

  /// Who holds the key the request names, `null` when there is no such key. Proven to be the sender
  /// only when the call is let through.
  @Nullable Principal keyHolder();

  /// The call is let through: the key's holder signed it.
  record Granted(CredentialScope scope, Principal keyHolder) implements Authentication {}

  /// The call is not let through.
  ///
  /// @param answer what AWS answers
  record Denied(Answer answer, @Nullable CredentialScope scope, @Nullable Principal keyHolder)
      implements Authentication {}
}
