package dev.latchkey.simulator.sigv4;

import java.util.List;

/// Why a request's signature was not accepted.
public sealed interface Rejection {

  /// The request is signed, but not by this key, for this endpoint, at this time.
  sealed interface Signed extends Rejection {}

  /// The request is not signed at all.
  record AuthorizationMissing() implements Rejection {}

  /// The authorization cannot be read.
  ///
  /// @param problems AWS's sentences
  record AuthorizationIncomplete(List<String> problems) implements Rejection {

    public AuthorizationIncomplete {
      problems = List.copyOf(problems);
    }
  }

  /// A bearer token instead of a signature.
  record ApiKey(boolean wellFormed) implements Rejection {}

  /// The request's time is in no known form.
  record TimeUnreadable(String value) implements Rejection {}

  /// Signed too long ago; the three times are in ISO-8601 basic format.
  record TooOld(String signed, String earliest, String now) implements Signed {}

  /// Signed in the future; the three times are in ISO-8601 basic format.
  record TooNew(String signed, String latest, String now) implements Signed {}

  /// The scope's day is not the day of the request's time.
  record ScopeDate(String scopeDate, String requestDate, String timestamp) implements Signed {}

  /// The scope's region is not the endpoint's.
  record ScopeRegion() implements Signed {}

  /// The scope's service is not the endpoint's.
  record ScopeService(String expected) implements Signed {}

  /// The scope does not end in `aws4_request`.
  record ScopeTerminator(String actual) implements Signed {}

  /// Unknown or inactive key, or a token that does not fit it.
  record KeyInvalid() implements Rejection {}

  /// The session has ended.
  record SessionExpired() implements Rejection {}

  /// The account has not enabled this region.
  record RegionDisabled(String accountId) implements Rejection {}

  /// A header that must be signed is not.
  record HeaderUnsigned(String name) implements Signed {}

  /// The signature is not the one of this request and this key.
  record SignatureMismatch() implements Signed {}
}
