package dev.latchkey.simulator.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.simulator.accounts.Principal;
import dev.latchkey.simulator.accounts.SecretKey;
import dev.latchkey.simulator.digest.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Vectors made with botocore, and everything that can be changed about them.
class GoldenVectorsTest {

  private static final Instant SIGNED_AT = Instant.parse("2026-11-21T12:00:00Z");
  private static final Principal HOLDER = new Principal.LongTermKey("123456789012", "user", "KEY");

  @ParameterizedTest
  @MethodSource("vectors")
  void hasTheCanonicalRequestOfBotocore(Vector vector) {
    assertThat(CanonicalRequest.of(vector.request(), vector.signed().signedHeaders()))
        .isEqualTo(vector.canonicalRequest());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void hasTheStringToSignAndTheSignatureOfBotocore(Vector vector) {
    // When
    CredentialScope scope = vector.signed().scope();
    String stringToSign =
        Signature.stringToSign("20261121T120000Z", scope, vector.canonicalRequest());

    // Then
    assertThat(stringToSign).isEqualTo(vector.stringToSign());
    assertThat(Signature.sign(vector.secretKey().reveal(), scope, stringToSign))
        .isEqualTo(vector.signature());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void verifies(Vector vector) {
    assertThat(verify(vector, vector.request()))
        .isEqualTo(new Verification.Verified(vector.signed().scope(), HOLDER));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void rejectsEveryOtherSignature(Vector vector) {
    String signature = vector.signature();
    for (int index = 0; index < signature.length(); index++) {
      char other = signature.charAt(index) == '0' ? '1' : '0';
      String spoiled = signature.substring(0, index) + other + signature.substring(index + 1);
      assertMismatch(vector, replaceHeaderText(vector.request(), signature, spoiled));
    }
    assertMismatch(vector, replaceHeaderText(vector.request(), signature, "0"));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void rejectsEveryChangeOfTheRequest(Vector vector) {
    SignableRequest request = vector.request();
    Stream<SignableRequest> changed =
        Stream.of(
            new SignableRequest(
                "PUT",
                request.rawPath(),
                request.rawQuery(),
                request.headers(),
                request.payloadSha256()),
            new SignableRequest(
                request.method(),
                request.rawPath() + "x",
                request.rawQuery(),
                request.headers(),
                request.payloadSha256()),
            new SignableRequest(
                request.method(),
                request.rawPath(),
                request.rawQuery() + "&x=1",
                request.headers(),
                request.payloadSha256()),
            new SignableRequest(
                request.method(),
                request.rawPath(),
                request.rawQuery(),
                request.headers(),
                Digests.sha256Hex(new byte[] {1})));
    changed.forEach(it -> assertMismatch(vector, it));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void rejectsEveryChangeOfASignedHeader(Vector vector) {
    Set<String> checkedBefore = Set.of("x-amz-date", "x-amz-security-token");
    vector.signed().signedHeaders().stream()
        .filter(name -> !checkedBefore.contains(name))
        .forEach(name -> assertMismatch(vector, appendToHeader(vector.request(), name)));
  }

  private static void assertMismatch(Vector vector, SignableRequest request) {
    assertThat(verify(vector, request))
        .isEqualTo(
            new Verification.Rejected(
                new Rejection.SignatureMismatch(), vector.signed().scope(), HOLDER));
  }

  private static Verification verify(Vector vector, SignableRequest request) {
    CredentialScope scope = vector.signed().scope();
    SignatureVerifier verifier =
        new SignatureVerifier(
            () -> SIGNED_AT, _ -> new KeyFinding.Usable(HOLDER, vector.secretKey()));
    return verifier.verify(
        request, new ExpectedScope(Set.of(scope.region()), List.of(scope.service())));
  }

  private static SignableRequest replaceHeaderText(
      SignableRequest request, String text, String replacement) {
    return withHeaders(
        request,
        request.headers().fields().stream()
            .map(it -> new Headers.Field(it.name(), it.value().replace(text, replacement)))
            .toList());
  }

  private static SignableRequest appendToHeader(SignableRequest request, String name) {
    return withHeaders(
        request,
        request.headers().fields().stream()
            .map(it -> it.name().equals(name) ? new Headers.Field(name, it.value() + "x") : it)
            .toList());
  }

  private static SignableRequest withHeaders(SignableRequest request, List<Headers.Field> fields) {
    return new SignableRequest(
        request.method(),
        request.rawPath(),
        request.rawQuery(),
        new Headers(fields),
        request.payloadSha256());
  }

  /// One of the vectors.
  record Vector(
      String name,
      SignableRequest request,
      String canonicalRequest,
      String stringToSign,
      String signature,
      SecretKey secretKey) {

    AuthorizationHeader.Signed signed() {
      String value = request.headers().first("authorization").orElseThrow();
      return (AuthorizationHeader.Signed) AuthorizationHeader.parse(value);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Vector> vectors() throws IOException {
    JsonNode all;
    try (InputStream content =
        GoldenVectorsTest.class.getResourceAsStream("/golden-vectors.json")) {
      all = new ObjectMapper().readTree(content);
    }
    assertThat(all.get("sigv4")).hasSize(6);
    return StreamSupport.stream(all.get("sigv4").spliterator(), false)
        .map(GoldenVectorsTest::vector);
  }

  private static Vector vector(JsonNode json) {
    URI uri = URI.create(json.get("url").asText());
    List<Headers.Field> headers = new ArrayList<>();
    headers.add(new Headers.Field("Host", uri.getHost()));
    json.get("headers")
        .properties()
        .forEach(
            header -> headers.add(new Headers.Field(header.getKey(), header.getValue().asText())));
    return new Vector(
        json.get("name").asText(),
        new SignableRequest(
            json.get("method").asText(),
            uri.getRawPath(),
            Objects.requireNonNullElse(uri.getRawQuery(), ""),
            new Headers(headers),
            Digests.sha256Hex(json.get("body").asText().getBytes(UTF_8))),
        json.get("canonical_request").asText(),
        json.get("string_to_sign").asText(),
        json.get("signature").asText(),
        new SecretKey(json.get("secret_key").asText()));
  }
}
