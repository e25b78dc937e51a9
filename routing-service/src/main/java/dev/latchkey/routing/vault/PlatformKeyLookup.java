package dev.latchkey.routing.vault;

import dev.latchkey.contracts.wire.vault.PlatformKeyDocument;

/// What became of looking for the platform's key. Anything but [Ready] fails closed, and selects no
/// other credential.
public sealed interface PlatformKeyLookup {

  /// The key of the platform's account.
  record Ready(PlatformKeyDocument key) implements PlatformKeyLookup {}

  /// There is no key to sign with; `reason` is for operators and holds no secret.
  sealed interface Missing extends PlatformKeyLookup {
    String reason();
  }

  /// Vault has no document at the platform's path.
  record Absent() implements Missing {
    @Override
    public String reason() {
      return "Vault has no platform key";
    }
  }

  /// The document lacks a field, or the field is malformed.
  record Incomplete(String field) implements Missing {
    @Override
    public String reason() {
      return "the platform key in Vault has no usable field " + field;
    }
  }

  /// The key belongs to another account than the one that is configured.
  record Mismatched() implements Missing {
    @Override
    public String reason() {
      return "the platform key in Vault is not of the configured platform account";
    }
  }

  /// Vault cannot be asked.
  record Unavailable(String reason) implements Missing {}
}
