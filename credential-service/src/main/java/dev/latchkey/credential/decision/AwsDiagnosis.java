package dev.latchkey.credential.decision;

import static dev.latchkey.contracts.wire.error.ErrorCode.CLOCK_SKEW;
import static dev.latchkey.contracts.wire.error.ErrorCode.CONFIGURATION;
import static dev.latchkey.contracts.wire.error.ErrorCode.CREDENTIAL_EXPIRED;
import static dev.latchkey.contracts.wire.error.ErrorCode.CREDENTIAL_INVALID;
import static dev.latchkey.contracts.wire.error.ErrorCode.IAM_DENIED;
import static dev.latchkey.contracts.wire.error.ErrorCode.NETWORK;
import static dev.latchkey.contracts.wire.error.ErrorCode.REGION_DISABLED;
import static dev.latchkey.contracts.wire.error.ErrorCode.SCP_DENIED;
import static dev.latchkey.contracts.wire.error.ErrorCode.THROTTLED;
import static dev.latchkey.contracts.wire.error.ErrorCode.TIMEOUT;
import static dev.latchkey.contracts.wire.error.ErrorCode.TRANSIENT;
import static dev.latchkey.contracts.wire.error.ErrorCode.UNCLASSIFIED;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.Region;
import java.util.Locale;
import java.util.regex.Pattern;

/// Gives a failed call to AWS its name, by error code and text and never by HTTP status alone.
///
/// Source of codes and texts: AWS STS API reference, "Common errors" and GetSessionToken; Amazon
/// Bedrock user guide, "Troubleshooting API error codes".
public final class AwsDiagnosis {

  private static final Pattern ARN = Pattern.compile("arn:[^\\s,;)\"']+");
  private static final Pattern ACCOUNT = Pattern.compile("\\b[0-9]{12}\\b");
  private static final Pattern UNPRINTABLE = Pattern.compile("[^\\p{Graph} ]+");
  private static final int LONGEST_QUOTE = 300;

  private AwsDiagnosis() {}

  /// The refusal for whoever waits for the call.
  ///
  /// @param call what was asked of AWS
  /// @param region where it was asked
  public static Refusal of(AwsCall call, Region region, AwsFailure failure) {
    String place = call.action() + " in " + region;
    return switch (failure) {
      case AwsFailure.Refused refused -> ofRefusal(place, region, refused);
      case AwsFailure.Unreachable() ->
          Refusal.of(NETWORK, "AWS could not be reached for " + place + ".");
      case AwsFailure.TimedOut() ->
          Refusal.of(TIMEOUT, "AWS did not answer " + place + " in time.");
      case AwsFailure.Unreadable() ->
          Refusal.of(UNCLASSIFIED, "AWS's answer to " + place + " could not be read.");
    };
  }

  private static Refusal ofRefusal(String place, Region region, AwsFailure.Refused refused) {
    if (refused.code().equals("RegionDisabledException")) {
      return regionDisabled(region);
    }
    ErrorCode name = name(refused);
    String reason =
        switch (name) {
          case CREDENTIAL_INVALID ->
              "AWS does not accept this access key: it is unknown or inactive, or the secret is not"
                  + " its own.";
          case CREDENTIAL_EXPIRED -> "AWS says that the session has expired.";
          case CLOCK_SKEW -> "AWS refused the time of the signature.";
          case THROTTLED -> "AWS asks for fewer calls.";
          case TRANSIENT -> "AWS had an internal failure.";
          default -> "AWS refused: " + quote(refused);
        };
    return Refusal.of(name, reason + " (" + place + ")");
  }

  private static ErrorCode name(AwsFailure.Refused refused) {
    return switch (refused.code()) {
      case "ExpiredToken", "ExpiredTokenException" -> CREDENTIAL_EXPIRED;
      case "InvalidClientTokenId", "UnrecognizedClientException" -> CREDENTIAL_INVALID;
      case "SignatureDoesNotMatch", "InvalidSignatureException" -> ofSignature(refused.message());
      case "RequestExpired", "RequestTimeTooSkewed" -> CLOCK_SKEW;
      case "AccessDenied", "AccessDeniedException" ->
          lower(refused).contains("service control policy") ? SCP_DENIED : IAM_DENIED;
      case "Throttling", "ThrottlingException", "TooManyRequestsException" -> THROTTLED;
      case "InternalFailure",
          "InternalServerException",
          "ServiceUnavailable",
          "ServiceUnavailableException" ->
          TRANSIENT;
      case "ValidationError",
          "ValidationException",
          "MissingAuthenticationTokenException",
          "MissingAuthenticationToken",
          "IncompleteSignature",
          "IncompleteSignatureException" ->
          CONFIGURATION;
      default -> UNCLASSIFIED;
    };
  }

  /// AWS uses one code for a wrong secret, a wrong clock and a wrong scope; the text tells them
  /// apart.
  private static ErrorCode ofSignature(String message) {
    String text = message.toLowerCase(Locale.ROOT);
    if (text.startsWith("signature expired") || text.startsWith("signature not yet current")) {
      return CLOCK_SKEW;
    }
    return text.startsWith("credential should be scoped") ? CONFIGURATION : CREDENTIAL_INVALID;
  }

  private static Refusal regionDisabled(Region region) {
    return Refusal.of(
        REGION_DISABLED, "STS is not activated in " + region + " for this AWS account.");
  }

  /// AWS's words without what members must not see: ARNs and account ids.
  private static String quote(AwsFailure.Refused refused) {
    String text = ARN.matcher(refused.message()).replaceAll("(ARN)");
    text = ACCOUNT.matcher(text).replaceAll("(account)");
    text = UNPRINTABLE.matcher(refused.code() + ": " + text).replaceAll(" ");
    return text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text;
  }

  private static String lower(AwsFailure.Refused refused) {
    return refused.message().toLowerCase(Locale.ROOT);
  }
}
