package dev.latchkey.credential.flow;

import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.credential.aws.SigningKey;

/// What the connection test found out.
public sealed interface TestedKey {

  /// The key works.
  ///
  /// @param key exactly the bytes that were given
  /// @param session minted from them
  /// @param account whose they are
  /// @param region where they were tested
  record Works(
      SigningKey.LongTerm key, SigningKey.Session session, AwsAccountId account, Region region)
      implements TestedKey {}

  /// It does not.
  record Fails(ErrorObject error) implements TestedKey {}
}
