package dev.latchkey.credential.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.Responsible;
import dev.latchkey.contracts.wire.identifiers.Region;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AwsDiagnosisTest {

  private static final Region REGION = new Region("eu-central-1");
  private static final String ANY = "Some text.";

  static Stream<Arguments> failures() {
    return Stream.of(
        refused(
            "a key that is unknown or inactive",
            "InvalidClientTokenId",
            "The security token included in the request is invalid.",
            ErrorCode.CREDENTIAL_INVALID),
        refused(
            "the same at Bedrock",
            "UnrecognizedClientException",
            ANY,
            ErrorCode.CREDENTIAL_INVALID),
        refused(
            "a wrong secret",
            "SignatureDoesNotMatch",
            "The request signature we calculated does not match the signature you provided.",
            ErrorCode.CREDENTIAL_INVALID),
        refused(
            "the same at Bedrock", "InvalidSignatureException", ANY, ErrorCode.CREDENTIAL_INVALID),
        refused(
            "a clock that is late",
            "SignatureDoesNotMatch",
            "Signature expired: 20261121T090000Z is now earlier than 20261121T093000Z",
            ErrorCode.CLOCK_SKEW),
        refused(
            "a clock that is early",
            "InvalidSignatureException",
            "Signature not yet current: 20261121T100000Z is still later than 20261121T093500Z",
            ErrorCode.CLOCK_SKEW),
        refused("a request that took too long", "RequestExpired", ANY, ErrorCode.CLOCK_SKEW),
        refused("a skewed request", "RequestTimeTooSkewed", ANY, ErrorCode.CLOCK_SKEW),
        refused(
            "a wrong scope",
            "SignatureDoesNotMatch",
            "Credential should be scoped to a valid region.",
            ErrorCode.CONFIGURATION),
        refused("an ended session", "ExpiredToken", ANY, ErrorCode.CREDENTIAL_EXPIRED),
        refused("the same at Bedrock", "ExpiredTokenException", ANY, ErrorCode.CREDENTIAL_EXPIRED),
        refused("IAM at STS", "AccessDenied", ANY, ErrorCode.IAM_DENIED),
        refused("IAM at Bedrock", "AccessDeniedException", ANY, ErrorCode.IAM_DENIED),
        refused(
            "a service control policy",
            "AccessDeniedException",
            "User: x is not authorized with an explicit deny in a service control policy",
            ErrorCode.SCP_DENIED),
        refused("a region without STS", "RegionDisabledException", ANY, ErrorCode.REGION_DISABLED),
        refused("throttling at STS", "Throttling", ANY, ErrorCode.THROTTLED),
        refused("throttling at Bedrock", "ThrottlingException", ANY, ErrorCode.THROTTLED),
        refused("too many requests", "TooManyRequestsException", ANY, ErrorCode.THROTTLED),
        refused("a fault of STS", "InternalFailure", ANY, ErrorCode.TRANSIENT),
        refused("a fault of Bedrock", "InternalServerException", ANY, ErrorCode.TRANSIENT),
        refused("STS is overloaded", "ServiceUnavailable", ANY, ErrorCode.TRANSIENT),
        refused("Bedrock is overloaded", "ServiceUnavailableException", ANY, ErrorCode.TRANSIENT),
        refused("a duration out of bounds", "ValidationError", ANY, ErrorCode.CONFIGURATION),
        refused(
            "no signature", "MissingAuthenticationTokenException", ANY, ErrorCode.CONFIGURATION),
        refused("half a signature", "IncompleteSignatureException", ANY, ErrorCode.CONFIGURATION),
        refused("anything else", "BrandNewException", ANY, ErrorCode.UNCLASSIFIED),
        refused("nothing at all", "", "", ErrorCode.UNCLASSIFIED),
        argumentSet("no connection", new AwsFailure.Unreachable(), ErrorCode.NETWORK),
        argumentSet("no answer", new AwsFailure.TimedOut(), ErrorCode.TIMEOUT),
        argumentSet("nonsense", new AwsFailure.Unreadable(), ErrorCode.UNCLASSIFIED));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void givesEachFailureItsName(AwsFailure failure, ErrorCode name) {
    assertThat(diagnosis(failure).code()).isEqualTo(name);
  }

  @Test
  void knowsAllKindsOfFailures() {
    // Given
    Set<Class<?>> covered =
        failures()
            .map(row -> Objects.requireNonNull(row.get()[0]).getClass())
            .collect(Collectors.toSet());

    // Then
    assertThat(covered)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.asList(AwsFailure.class.getPermittedSubclasses()));
  }

  @Test
  void repeatsTheReasonOfADenialWithoutArnsAndAccounts() {
    // Given
    AwsFailure denial =
        new AwsFailure.Refused(
            "AccessDenied",
            403,
            "User: arn:aws:iam::111122223333:user/anna is not authorized to perform:"
                + " bedrock:ListFoundationModels in account 111122223333\nbecause no policy allows it");

    // When
    Refusal refusal = diagnosis(denial);

    // Then
    assertThat(refusal.message())
        .contains("bedrock:ListFoundationModels", "because no policy allows it")
        .doesNotContain("arn:", "111122223333", "anna", "\n");
  }

  @Test
  void cutsAnEndlessReason() {
    assertThat(diagnosis(new AwsFailure.Refused("New", 400, "x".repeat(10_000))).message())
        .hasSizeLessThan(500);
  }

  @Test
  void saysWhichCallFailedWhere() {
    assertThat(diagnosis(new AwsFailure.Unreachable()).message())
        .contains("sts:GetSessionToken", "eu-central-1");
  }

  @Test
  void sendsADisabledRegionToTheAwsAdministrator() {
    // When
    Refusal refusal = diagnosis(new AwsFailure.Refused("RegionDisabledException", 403, ANY));

    // Then
    assertThat(refusal.responsible()).isEqualTo(Responsible.AWS_ADMIN);
    assertThat(refusal.message()).contains("eu-central-1");
  }

  private static Refusal diagnosis(AwsFailure failure) {
    return AwsDiagnosis.of(AwsCall.GET_SESSION_TOKEN, REGION, failure);
  }

  private static Arguments refused(String name, String code, String message, ErrorCode expected) {
    return argumentSet(name + ": " + code, new AwsFailure.Refused(code, 403, message), expected);
  }
}
