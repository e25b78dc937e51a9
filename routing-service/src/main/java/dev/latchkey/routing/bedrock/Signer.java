package dev.latchkey.routing.bedrock;

import dev.latchkey.contracts.wire.identifiers.AccessKeyId;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.secret.SecretText;
import dev.latchkey.contracts.wire.vault.SessionDocument;
import dev.latchkey.routing.decision.PlatformGrant;

/// What a call is signed with. A call never changes its signer.
public sealed interface Signer {

  /// The account whose call it is.
  AwsAccountId account();

  /// The workspace's own session.
  record Own(SessionDocument session) implements Signer {
    @Override
    public AwsAccountId account() {
      return session.scope().account();
    }
  }

  /// A session of the platform (INV-3). A call that is signed with it leaves this process only if
  /// it goes where its grant permits.
  ///
  /// @param grant what the session was opened with
  /// @param account the platform's account
  /// @param accessKeyId the session's own key id
  record Platform(
      PlatformGrant grant,
      AwsAccountId account,
      AccessKeyId accessKeyId,
      SecretText secretAccessKey,
      SecretText sessionToken)
      implements Signer {}
}
