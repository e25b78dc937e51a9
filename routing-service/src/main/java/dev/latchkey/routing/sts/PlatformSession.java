package dev.latchkey.routing.sts;

import dev.latchkey.contracts.wire.identifiers.AccessKeyId;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.secret.SecretText;
import dev.latchkey.routing.decision.PlatformGrant;
import java.time.Instant;

/// A session of the platform's role.
///
/// @param grant what it was opened with, and for
/// @param account the platform's account
/// @param accessKeyId the session's own key id, `ASIA…`
/// @param secretAccessKey its secret
/// @param sessionToken its token
/// @param expiresAt when AWS stops accepting it
public record PlatformSession(
    PlatformGrant grant,
    AwsAccountId account,
    AccessKeyId accessKeyId,
    SecretText secretAccessKey,
    SecretText sessionToken,
    Instant expiresAt) {

  /// The same session, opened with another grant.
  PlatformSession with(PlatformGrant other) {
    return new PlatformSession(
        other, account, accessKeyId, secretAccessKey, sessionToken, expiresAt);
  }
}
