package dev.latchkey.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every way to sign wrongly, and AWS's answer to it, at Bedrock and at STS.
class SignatureMistakesTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Customer ACME = Customer.seeded("acme-production");
  private static final Customer GLOBEX = Customer.seeded("globex");
  private static final String MISMATCH =
      "The request signature we calculated does not match the signature you provided. Check your"
          + " AWS Secret Access Key and signing method. Consult the service documentation for"
          + " details.";
  private static final String INVALID = "The security token included in the request is invalid.";

  private static AwsSimulator simulator;
  private static Aws aws;
  private static Customer session;
  private static Customer expired;

  @BeforeAll
  static void start() {
    SetClock clock = new SetClock(NOW.minus(Duration.ofHours(1)));
    simulator = AwsSimulator.start(SimulatorSettings.defaults().withClock(clock));
    aws = new Aws(simulator);
    expired = aws.session(ACME, clock.instant(), 900);
    clock.advance(Duration.ofHours(1));
    session = aws.session(ACME, NOW, 900);
    new AdminClient(simulator.adminUri())
        .send("POST", "/admin/access-keys/" + GLOBEX.accessKeyId() + "/deactivate", "");
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @Test
  void acceptsTheRequestsThatTheMistakesAreMadeIn() {
    assertThat(aws.send(aws.invocation(ACME, NOW)).statusCode()).isEqualTo(200);
    assertThat(aws.send(aws.invocation(session, NOW)).statusCode()).isEqualTo(200);
    assertThat(aws.send(aws.identity(ACME, NOW)).statusCode()).isEqualTo(200);
    assertThat(aws.send(aws.identity(session, NOW)).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void bedrockAnswersAsAws(
      Consumer<HandSigned> mistake, int status, String bedrockCode, String stsCode, String message)
      throws IOException {
    // Given
    HandSigned request = aws.invocation(ACME, NOW);
    mistake.accept(request);

    // When
    HttpResponse<String> response = aws.send(request);

    // Then
    JsonNode body = new ObjectMapper().readTree(response.body());
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("x-amzn-ErrorType").orElseThrow())
        .isEqualTo(bedrockCode + ":http://internal.amazon.com/coral/com.amazon.bedrock/");
    assertThat(body.get("message").asText()).isEqualTo(message.replace("{service}", "bedrock"));
    assertThat(response.headers().firstValue("x-amzn-RequestId")).isPresent();
    assertThat(new AdminClient(simulator.adminUri()).lastCall().get("errorCode").asText())
        .isEqualTo(bedrockCode);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void stsAnswersAsAws(
      Consumer<HandSigned> mistake,
      int status,
      String bedrockCode,
      String stsCode,
      String message) {
    // Given
    HandSigned request = aws.identity(ACME, NOW);
    mistake.accept(request);

    // When
    HttpResponse<String> response = aws.send(request);

    // Then
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(Aws.element(response.body(), "Code")).isEqualTo(stsCode);
    assertThat(Aws.element(response.body(), "Message"))
        .isEqualTo(
            message
                .replace("{service}", "sts")
                .replaceFirst("^Missing Auth", "Request is missing Auth"));
    assertThat(Aws.element(response.body(), "RequestId"))
        .isEqualTo(response.headers().firstValue("x-amzn-RequestId").orElseThrow());
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(parts(), times(), scopes(), keys(), contents()).flatMap(rows -> rows);
  }

  private static Stream<Arguments> parts() {
    return Stream.of(
        argumentSet(
            "no authorization",
            change(it -> it.notSent.add("authorization")),
            403,
            "MissingAuthenticationTokenException",
            "MissingAuthenticationToken",
            "Missing Authentication Token"),
        incomplete(
            "no credential",
            it -> it.sentAuthorization = text -> text.replaceFirst("Credential=[^,]*, ", ""),
            "Authorization header requires 'Credential' parameter."),
        incomplete(
            "no signed headers",
            it -> it.sentAuthorization = text -> text.replaceFirst("SignedHeaders=[^,]*, ", ""),
            "Authorization header requires 'SignedHeaders' parameter."),
        incomplete(
            "no signature",
            it -> it.sentAuthorization = text -> text.replaceFirst(", Signature=.*", ""),
            "Authorization header requires 'Signature' parameter."),
        incomplete(
            "basic authentication",
            it -> it.sentAuthorization = _ -> "Basic dXNlcjpwYXNz",
            "Authorization header requires 'Credential' parameter. Authorization header requires"
                + " 'Signature' parameter. Authorization header requires 'SignedHeaders'"
                + " parameter."),
        incomplete(
            "other algorithm",
            it -> it.sentAuthorization = text -> text.replace("SHA256", "SHA512"),
            "Unsupported AWS 'algorithm': 'AWS4-HMAC-SHA512' (only AWS4-HMAC-SHA256 for now)."),
        incomplete(
            "credential of three elements",
            it -> it.sentAuthorization = text -> text.replaceFirst("us-east-1/[^,]*", "us-east-1"),
            "Credential must have exactly 5 slash-delimited elements, e.g."
                + " keyid/date/region/service/term, got '"
                + ACME.accessKeyId()
                + "/20261121/us-east-1'"),
        incomplete(
            "no date",
            it -> it.notSent.add("x-amz-date"),
            "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date'"
                + " header."),
        incomplete(
            "unreadable date",
            it -> it.sentDate = "today",
            "Date must be in ISO-8601 'basic format'. Got 'today'. See"
                + " http://en.wikipedia.org/wiki/ISO_8601"));
  }

  private static Stream<Arguments> times() {
    return Stream.of(
        badSignature(
            "a second too old",
            it -> it.time = NOW.minusSeconds(301),
            "Signature expired: 20261121T115459Z is now earlier than 20261121T115500Z"
                + " (20261121T120000Z - 5 min.)"),
        badSignature(
            "a second too new",
            it -> it.time = NOW.plusSeconds(301),
            "Signature not yet current: 20261121T120501Z is still later than 20261121T120500Z"
                + " (20261121T120000Z + 5 min.)"));
  }

  private static Stream<Arguments> scopes() {
    return Stream.of(
        badSignature(
            "other region",
            it -> it.region = "us-west-2",
            "Credential should be scoped to a valid region."),
        badSignature(
            "other service",
            it -> it.service = "bedrock-runtime",
            "Credential should be scoped to correct service: '{service}'."),
        badSignature(
            "other terminator",
            it -> it.terminator = "aws5_request",
            "Credential should be scoped with a valid terminator: 'aws4_request', not"
                + " 'aws5_request'"),
        badSignature(
            "other day",
            it -> it.scopeDate = "20261120",
            "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from"
                + " HTTP: 20261120 != 20261121, from 20261121T120000Z."));
  }

  private static Stream<Arguments> keys() {
    return Stream.of(
        badKey(
            "unknown key",
            it -> it.customer = new Customer(ACME.account(), "AKIA0000000000000000", "x", null)),
        badKey("inactive key", it -> it.customer = GLOBEX),
        badKey(
            "session without token",
            it ->
                it.customer =
                    new Customer(ACME.account(), session.accessKeyId(), session.secret(), null)),
        badKey(
            "long-term key with a token",
            it ->
                it.customer =
                    new Customer(
                        ACME.account(), ACME.accessKeyId(), ACME.secret(), session.sessionToken())),
        badKey(
            "token of another session",
            it ->
                it.customer =
                    new Customer(
                        ACME.account(),
                        session.accessKeyId(),
                        session.secret(),
                        expired.sessionToken())),
        badKey(
            "token nobody sealed",
            it ->
                it.customer =
                    new Customer(
                        ACME.account(), session.accessKeyId(), session.secret(), "c2Vzc2lvbg==")),
        argumentSet(
            "expired session",
            change(it -> it.customer = expired),
            403,
            "ExpiredTokenException",
            "ExpiredToken",
            "The security token included in the request is expired"));
  }

  private static Stream<Arguments> contents() {
    return Stream.of(
        badSignature(
            "wrong secret",
            it ->
                it.customer =
                    new Customer(ACME.account(), ACME.accessKeyId(), ACME.secret() + "x", null),
            MISMATCH),
        badSignature(
            "wrong secret of a session",
            it ->
                it.customer =
                    new Customer(
                        ACME.account(),
                        session.accessKeyId(),
                        ACME.secret(),
                        session.sessionToken()),
            MISMATCH),
        badSignature("changed body", it -> it.sentBody = it.body + " ", MISMATCH),
        badSignature(
            "changed path",
            it -> {
              it.sentPath = it.path;
              it.path = it.path + "x";
            },
            MISMATCH),
        badSignature("changed query", it -> it.sentQuery = "a=1", MISMATCH),
        badSignature("changed time", it -> it.sentDate = "20261121T120001Z", MISMATCH),
        badSignature(
            "digest of another body",
            it -> it.headers.put("x-amz-content-sha256", HandSigned.sha256("other")),
            MISMATCH),
        badSignature(
            "payload left out of the signature",
            it -> it.headers.put("x-amz-content-sha256", "UNSIGNED-PAYLOAD"),
            MISMATCH),
        badSignature(
            "host not signed",
            it -> it.leftUnsigned.add("host"),
            "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."),
        badSignature(
            "date not signed",
            it -> it.leftUnsigned.add("x-amz-date"),
            "'x-amz-date' must be a 'SignedHeader' in the AWS Authorization."),
        badSignature(
            "some x-amz header not signed",
            it -> {
              it.headers.put("x-amz-target", "x");
              it.leftUnsigned.add("x-amz-target");
            },
            "'x-amz-target' must be a 'SignedHeader' in the AWS Authorization."),
        badSignature(
            "token not signed",
            it -> {
              it.customer = session;
              it.leftUnsigned.add("x-amz-security-token");
            },
            "'x-amz-security-token' must be a 'SignedHeader' in the AWS Authorization."));
  }

  @Test
  void aRegionTheAccountHasNotEnabledLooksLikeAnInvalidKeyAtBedrock() {
    // Given
    HandSigned request = aws.invocation(ACME, NOW);
    request.path = request.path.replace("us-east-1", "eu-west-1");
    request.region = "eu-west-1";

    // When
    HttpResponse<String> response = aws.send(request);

    // Then
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.body()).contains(INVALID);
  }

  @Test
  void aRegionTheAccountHasNotEnabledIsNamedByStsAsDisabled() {
    // Given
    HandSigned request = aws.identity(ACME, NOW);
    request.path = "/sts.eu-west-1.amazonaws.com/";
    request.region = "eu-west-1";

    // When
    HttpResponse<String> response = aws.send(request);

    // Then
    assertThat(Aws.element(response.body(), "Code")).isEqualTo("RegionDisabledException");
    assertThat(Aws.element(response.body(), "Message"))
        .isEqualTo(
            "STS is not activated in this region for account:111111111111. Your account"
                + " administrator can activate STS in this region using the IAM Console.");
  }

  @ParameterizedTest
  @MethodSource("apiKeys")
  void refusesApiKeysAsBedrockDoes(String key, String message) {
    // Given
    HandSigned request = aws.invocation(ACME, NOW);
    request.sentAuthorization = _ -> "Bearer " + key;

    // When
    HttpResponse<String> response = aws.send(request);

    // Then
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.headers().firstValue("x-amzn-ErrorType").orElseThrow())
        .startsWith("AccessDeniedException:");
    assertThat(response.body()).isEqualTo("{\"Message\":\"" + message + "\"}");
  }

  static Stream<Arguments> apiKeys() {
    return Stream.of(
        argumentSet(
            "no prefix", "secret", "Invalid API Key format: Must start with pre-defined prefix"),
        argumentSet(
            "short-term",
            "bedrock-api-key-YmVkcm9jaw==",
            "Authentication failed: Please make sure your API Key is valid."),
        argumentSet(
            "long-term",
            "ABSKQmVkcm9ja0FQSUtleQ==",
            "Authentication failed: Please make sure your API Key is valid."));
  }

  private static Arguments badSignature(String name, Consumer<HandSigned> mistake, String message) {
    return argumentSet(
        name, mistake, 403, "InvalidSignatureException", "SignatureDoesNotMatch", message);
  }

  private static Arguments badKey(String name, Consumer<HandSigned> mistake) {
    return argumentSet(
        name, mistake, 403, "UnrecognizedClientException", "InvalidClientTokenId", INVALID);
  }

  private static Arguments incomplete(String name, Consumer<HandSigned> mistake, String message) {
    return argumentSet(
        name, mistake, 400, "IncompleteSignatureException", "IncompleteSignature", message);
  }

  private static Consumer<HandSigned> change(Consumer<HandSigned> mistake) {
    return mistake;
  }
}
