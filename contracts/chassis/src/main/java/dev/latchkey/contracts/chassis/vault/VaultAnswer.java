package dev.latchkey.contracts.chassis.vault;

import io.github.jopenlibs.vault.response.LogicalResponse;
import org.jspecify.annotations.Nullable;

/// What came back from Vault, before anybody has looked into it. Stays in this package: the
/// response holds secrets.
sealed interface VaultAnswer {

  /// Vault answered.
  ///
  /// @param status the HTTP status
  /// @param response what it said; null where the driver threw it away
  record Answered(int status, @Nullable LogicalResponse response) implements VaultAnswer {
    @Override
    public String toString() {
      return "status " + status;
    }
  }

  /// No answer; `reason` is fit for a log.
  record Unanswered(String reason) implements VaultAnswer {}
}
