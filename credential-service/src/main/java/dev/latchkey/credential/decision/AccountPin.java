package dev.latchkey.credential.decision;

import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether the AWS account of a tested key suits the workspace. The first key pins the account;
/// from then on only a BYOK admin moves the workspace to another one.
public sealed interface AccountPin {

  /// The key may be saved.
  record Suits() implements AccountPin {}

  /// It may not.
  record Refused(Refusal refusal) implements AccountPin {}

  /// Decides.
  ///
  /// @param inUse the workspace's present credential; null when there is none
  /// @param tested the account that AWS named during the test
  /// @param roles the roles of whoever saves the key
  static AccountPin of(@Nullable InUse inUse, AwsAccountId tested, Set<Role> roles) {
    if (inUse == null || inUse.account().equals(tested) || roles.contains(Role.BYOK_ADMIN)) {
      return new Suits();
    }
    return new Refused(
        Refusal.of(
            ErrorCode.ACCOUNT_CHANGED,
            "The key belongs to AWS account "
                + tested.masked()
                + ", the workspace to "
                + inUse.account().masked()
                + "."));
  }
}
