package dev.latchkey.credential.decision;

import dev.latchkey.contracts.wire.claims.Role;
import java.util.Set;

/// Who sees AWS account ids in full. Everybody else sees their last digits.
public final class AccountSight {

  private static final Set<Role> FULL = Set.of(Role.BYOK_ADMIN, Role.ORG_OWNER);

  private AccountSight() {}

  /// Whether somebody with these roles does.
  public static boolean isFull(Set<Role> roles) {
    return roles.stream().anyMatch(FULL::contains);
  }
}
