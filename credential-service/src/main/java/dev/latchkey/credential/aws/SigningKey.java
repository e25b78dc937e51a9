package dev.latchkey.credential.aws;

import dev.latchkey.contracts.wire.identifiers.AccessKeyId;
import dev.latchkey.contracts.wire.secret.SecretText;
import java.time.Instant;

/// What a call to AWS is signed with. The type keeps a customer's long-term key away from calls
/// that need a session only.
public sealed interface SigningKey {

  /// The public half.
  AccessKeyId accessKeyId();

  /// The secret half.
  SecretText secretAccessKey();

  /// The access key of an IAM user, as the customer gave it.
  record LongTerm(AccessKeyId accessKeyId, SecretText secretAccessKey) implements SigningKey {}

  /// A session minted from one.
  ///
  /// @param sessionToken goes with every signature
  /// @param issuedAt when it was minted, by our clock
  /// @param expiresAt when AWS stops accepting it
  record Session(
      AccessKeyId accessKeyId,
      SecretText secretAccessKey,
      SecretText sessionToken,
      Instant issuedAt,
      Instant expiresAt)
      implements SigningKey {}
}
