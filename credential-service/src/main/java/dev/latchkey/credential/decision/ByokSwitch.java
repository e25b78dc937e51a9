package dev.latchkey.credential.decision;

import static dev.latchkey.contracts.wire.error.ErrorCode.CREDENTIAL_ABSENT;
import static dev.latchkey.contracts.wire.error.ErrorCode.PLAN_WITHOUT_BYOK;

import dev.latchkey.contracts.wire.admin.ByokState;

/// Whether an owner's wish to switch the workspace's own credential can be followed.
public sealed interface ByokSwitch {

  /// It changes.
  record Switched(WorkspaceState next) implements ByokSwitch {}

  /// It stands so already.
  record Unchanged() implements ByokSwitch {}

  /// It cannot be.
  record Refused(Refusal refusal) implements ByokSwitch {}

  /// Decides. A deletion is final: nothing but a new key ends it.
  static ByokSwitch of(WorkspaceState known, ByokState wish) {
    OwnKey key = known.ownKey();
    if (key == null) {
      return absent("The workspace has never had a credential of its own.");
    }
    if (key.state() == wish) {
      return new Unchanged();
    }
    if (key.state() == ByokState.DELETED) {
      return absent("The workspace's own credential was deleted.");
    }
    if (wish == ByokState.ENABLED && !known.listing().plan().hasByok()) {
      return new Refused(
          Refusal.of(PLAN_WITHOUT_BYOK, "The plan '" + known.listing().plan() + "' has no BYOK."));
    }
    return new Switched(known.withKey(key.become(wish)));
  }

  private static ByokSwitch absent(String message) {
    return new Refused(Refusal.of(CREDENTIAL_ABSENT, message));
  }
}
