package dev.latchkey.routing.oidc;

import dev.latchkey.contracts.wire.claims.RequestGrant;

/// What became of a request's grant. Reasons are fit for an answer to the sender; they never repeat
/// anything of the grant.
public sealed interface GrantReading {

  /// Genuine, and valid when the broker took the request.
  record Verified(RequestGrant grant) implements GrantReading {}

  /// The request carries none.
  record Missing() implements GrantReading {}

  /// Forged, malformed or meant for somebody else; `why` completes "the grant …".
  record Invalid(String why) implements GrantReading {}

  /// Genuine, and over before the broker took the request.
  record Expired() implements GrantReading {}

  /// Nobody can tell: the issuer's keys cannot be fetched; `why` says what went wrong with them.
  record Unavailable(String why) implements GrantReading {}
}
