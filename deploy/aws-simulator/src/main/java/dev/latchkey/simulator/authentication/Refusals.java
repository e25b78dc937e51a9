package dev.latchkey.simulator.authentication;

import dev.latchkey.simulator.endpoint.AwsService;
import dev.latchkey.simulator.exchange.Answer;
import dev.latchkey.simulator.exchange.AwsError;
import dev.latchkey.simulator.sigv4.Rejection;
import java.util.List;

/// AWS's words for a refused signature. STS and Bedrock use the same texts under different names.
final class Refusals {

  private static final String TOKEN_INVALID =
      "The security token included in the request is invalid.";
  private static final String TOKEN_EXPIRED =
      "The security token included in the request is expired";
  private static final String SIGNATURE_MISMATCH =
      "The request signature we calculated does not match the signature you provided. Check your"
          + " AWS Secret Access Key and signing method. Consult the service documentation for"
          + " details.";

  private Refusals() {}

  static Answer answer(AwsService service, Rejection reason) {
    return service == AwsService.STS ? sts(reason) : bedrock(reason);
  }

  private static Answer bedrock(Rejection reason) {
    return switch (reason) {
      case Rejection.ApiKey(boolean wellFormed) -> apiKey(wellFormed);
      case Rejection.AuthorizationMissing() ->
          refused(403, "MissingAuthenticationTokenException", "Missing Authentication Token");
      case Rejection.AuthorizationIncomplete(List<String> problems) ->
          refused(400, "IncompleteSignatureException", String.join(" ", problems));
      case Rejection.TimeUnreadable(String value) ->
          refused(400, "IncompleteSignatureException", timeUnreadable(value));
      case Rejection.KeyInvalid() -> refused(403, "UnrecognizedClientException", TOKEN_INVALID);
      case Rejection.RegionDisabled(_) ->
          refused(403, "UnrecognizedClientException", TOKEN_INVALID);
      case Rejection.SessionExpired() -> refused(403, "ExpiredTokenException", TOKEN_EXPIRED);
      case Rejection.Signed signed -> refused(403, "InvalidSignatureException", text(signed));
    };
  }

  private static Answer sts(Rejection reason) {
    return switch (reason) {
      case Rejection.ApiKey _, Rejection.AuthorizationMissing _ ->
          refused(403, "MissingAuthenticationToken", "Request is missing Authentication Token");
      case Rejection.AuthorizationIncomplete(List<String> problems) ->
          refused(400, "IncompleteSignature", String.join(" ", problems));
      case Rejection.TimeUnreadable(String value) ->
          refused(400, "IncompleteSignature", timeUnreadable(value));
      case Rejection.KeyInvalid() -> refused(403, "InvalidClientTokenId", TOKEN_INVALID);
      case Rejection.RegionDisabled(String accountId) ->
          refused(403, "RegionDisabledException", regionDisabled(accountId));
      case Rejection.SessionExpired() -> refused(403, "ExpiredToken", TOKEN_EXPIRED);
      case Rejection.Signed signed -> refused(403, "SignatureDoesNotMatch", text(signed));
    };
  }

  private static String text(Rejection.Signed reason) {
    return switch (reason) {
      case Rejection.TooOld(String signed, String earliest, String now) ->
          "Signature expired: %s is now earlier than %s (%s - 5 min.)"
              .formatted(signed, earliest, now);
      case Rejection.TooNew(String signed, String latest, String now) ->
          "Signature not yet current: %s is still later than %s (%s + 5 min.)"
              .formatted(signed, latest, now);
      case Rejection.ScopeDate(String scopeDate, String requestDate, String timestamp) ->
          ("Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from"
                  + " HTTP: %s != %s, from %s.")
              .formatted(scopeDate, requestDate, timestamp);
      case Rejection.ScopeRegion() -> "Credential should be scoped to a valid region.";
      case Rejection.ScopeService(String expected) ->
          "Credential should be scoped to correct service: '%s'.".formatted(expected);
      case Rejection.ScopeTerminator(String actual) ->
          "Credential should be scoped with a valid terminator: 'aws4_request', not '%s'"
              .formatted(actual);
      case Rejection.HeaderUnsigned(String name) -> headerUnsigned(name);
      case Rejection.SignatureMismatch() -> SIGNATURE_MISMATCH;
    };
  }

  private static String headerUnsigned(String name) {
    String header = name.equals("host") ? "'Host' or ':authority'" : "'" + name + "'";
    return header + " must be a 'SignedHeader' in the AWS Authorization.";
  }

  private static String regionDisabled(String accountId) {
    return ("STS is not activated in this region for account:%s. Your account administrator can"
            + " activate STS in this region using the IAM Console.")
        .formatted(accountId);
  }

  private static String timeUnreadable(String value) {
    return "Date must be in ISO-8601 'basic format'. Got '%s'. See http://en.wikipedia.org/wiki/ISO_8601"
        .formatted(value);
  }

  /// No API key exists in the simulator, so a well-formed one is a wrong one.
  private static Answer apiKey(boolean wellFormed) {
    return new Answer.AccessDenied(
        wellFormed
            ? "Authentication failed: Please make sure your API Key is valid."
            : "Invalid API Key format: Must start with pre-defined prefix");
  }

  private static Answer refused(int status, String code, String message) {
    return new Answer.Refused(new AwsError(status, code, message));
  }
}
