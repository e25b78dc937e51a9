package dev.latchkey.routing.oidc;

import static dev.latchkey.routing.oidc.TestGrant.ACCEPTED_AT;
import static dev.latchkey.routing.oidc.TestGrant.at;
import static dev.latchkey.routing.oidc.TestGrant.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.latchkey.contracts.wire.claims.RequestGrant;
import dev.latchkey.contracts.wire.claims.RequestGrant.GrantedOperation;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.inference.Access;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GrantsTest {

  private static final RsaJsonWebKey RSA = TestGrant.rsaKey("rsa");
  private static final RsaJsonWebKey PLAIN = withoutHints(TestGrant.rsaKey("plain"));
  private static final EllipticCurveJsonWebKey P256 = elliptic("ES256");
  private static final EllipticCurveJsonWebKey P384 = elliptic("ES384");
  private static final EllipticCurveJsonWebKey P521 = elliptic("ES512");
  private static final TestIssuer ISSUER = TestIssuer.publishing(RSA, PLAIN, P256, P384, P521);
  private static final TestGrant GRANT = TestGrant.signedBy(RSA);
  private static final Grants GRANTS = ISSUER.grantsWithKeys(GRANT);

  @AfterAll
  static void close() {
    ISSUER.close();
  }

  @Test
  void readsWhatAGrantProves() {
    // When
    GrantReading reading = GRANTS.read(GRANT.secret(), ACCEPTED_AT);

    // Then
    assertThat(reading)
        .isEqualTo(
            new GrantReading.Verified(
                new RequestGrant(
                    new WorkspaceId("research"),
                    "olivia",
                    "session-1",
                    List.of(new GrantedOperation("summarise", Access.READ, false, true)))));
  }

  @Test
  void tellsThatThereIsNone() {
    assertThat(GRANTS.read(null, ACCEPTED_AT)).isEqualTo(new GrantReading.Missing());
  }

  @ParameterizedTest
  @CsvSource({"RS256", "RS384", "RS512", "PS256", "PS384", "PS512"})
  void takesEveryAlgorithmOfRsa(String algorithm) {
    // Given
    TestGrant grant = GRANT.withHeader("kid", "plain").withHeader("alg", algorithm);

    // When
    GrantReading reading = GRANTS.read(grant.withKey(PLAIN.getPrivateKey()).secret(), ACCEPTED_AT);

    // Then
    assertThat(reading).isInstanceOf(GrantReading.Verified.class);
  }

  static Stream<PublicJsonWebKey> ellipticKeys() {
    return Stream.of(P256, P384, P521);
  }

  @ParameterizedTest
  @MethodSource("ellipticKeys")
  void takesEveryAlgorithmOfEllipticCurves(PublicJsonWebKey key) {
    assertThat(GRANTS.read(TestGrant.signedBy(key).secret(), ACCEPTED_AT))
        .isInstanceOf(GrantReading.Verified.class);
  }

  static Stream<Arguments> validAtAppendTime() {
    return Stream.of(
        argumentSet("over years before it is read", GRANT),
        argumentSet("over a second after its request was taken", GRANT.with("exp", at(1))),
        argumentSet("issued 30 s after its request was taken", GRANT.with("iat", at(30))),
        argumentSet("not valid before 30 s after its request", GRANT.with("nbf", at(30))),
        argumentSet("a life of exactly 10 minutes", GRANT.with("exp", at(540))),
        argumentSet("times with fractions", GRANT.with("iat", at(-60) + 0.25)),
        argumentSet("a list with one audience", GRANT.with("aud", List.of("latchkey-inference"))),
        argumentSet("a claim that nobody knows", GRANT.with("colour", "blue")));
  }

  @ParameterizedTest
  @MethodSource("validAtAppendTime")
  void countsAtTheMomentWhenTheBrokerTookTheRequest(TestGrant grant) {
    assertThat(GRANTS.read(grant.secret(), ACCEPTED_AT)).isInstanceOf(GrantReading.Verified.class);
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "-30", "-59"})
  void isExpiredWhenItEndedNoLaterThanThat(long seconds) {
    // Given
    TestGrant grant = GRANT.with("exp", at(seconds));

    // When
    GrantReading reading = GRANTS.read(grant.secret(), ACCEPTED_AT);

    // Then
    assertThat(reading).isEqualTo(new GrantReading.Expired());
  }

  @Test
  void isNoLongerOrNotYetValidForARequestOfAnotherTime() {
    assertThat(GRANTS.read(GRANT.secret(), ACCEPTED_AT.plusSeconds(240)))
        .isEqualTo(new GrantReading.Expired());
    assertThat(GRANTS.read(GRANT.secret(), ACCEPTED_AT.minusSeconds(91)))
        .isEqualTo(new GrantReading.Invalid("is from the future"));
  }

  @Test
  void doesNotCallAForgeryExpired() {
    // Given
    TestGrant forged = GRANT.withKey(PLAIN.getPrivateKey());

    // When
    GrantReading reading = GRANTS.read(forged.secret(), ACCEPTED_AT.plusSeconds(3600));

    // Then
    assertThat(reading).isInstanceOf(GrantReading.Invalid.class);
  }

  @Test
  void provesNoPersonAndNoOperationWhereItNamesNone() {
    // Given
    TestGrant grant =
        GRANT.withPayload(
            """
            {"iss":"%s","aud":"latchkey-inference","iat":%d,"exp":%d,"workspace":"research",
             "user":null}
            """
                .formatted(TestIssuer.NAME, at(0), at(60)));

    // When
    GrantReading reading = GRANTS.read(grant.secret(), ACCEPTED_AT);

    // Then
    assertThat(reading)
        .isEqualTo(
            new GrantReading.Verified(
                new RequestGrant(new WorkspaceId("research"), null, null, List.of())));
  }

  static Stream<Arguments> operations() {
    GrantedOperation strictest = new GrantedOperation("a", Access.WRITE, true, false);
    return Stream.of(
        argumentSet("nothing but a name", List.of(Map.of("name", "a")), strictest),
        argumentSet(
            "access alone",
            List.of(Map.of("name", "a", "access", "read")),
            new GrantedOperation("a", Access.READ, true, false)),
        argumentSet(
            "autonomy alone",
            List.of(Map.of("name", "a", "autonomous", false)),
            new GrantedOperation("a", Access.WRITE, false, false)),
        argumentSet(
            "eligibility alone",
            List.of(Map.of("name", "a", "fallbackeligible", true)),
            new GrantedOperation("a", Access.WRITE, true, true)));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void takesWhatAnEntryLeavesOutInTheStrictestWay(
      List<Map<String, Object>> claim, GrantedOperation expected) {
    // Given
    TestGrant grant = GRANT.with("operations", claim);

    // When
    GrantReading reading = GRANTS.read(grant.secret(), ACCEPTED_AT);

    // Then
    assertThat(((GrantReading.Verified) reading).grant().operations()).containsExactly(expected);
  }

  @Test
  void doesNotChooseBetweenTwoEntriesOfOneName() {
    // Given
    TestGrant grant =
        GRANT.with("operations", List.of(operation("a"), Map.of("name", "a"), operation("b")));

    // When
    RequestGrant read = ((GrantReading.Verified) GRANTS.read(grant.secret(), ACCEPTED_AT)).grant();

    // Then
    assertThat(read.operation("a")).isEmpty();
    assertThat(read.operation("b")).isPresent();
  }

  @Test
  void takesLongNamesAndManyOperations() {
    // Given
    TestGrant names = GRANT.with("user", "ü".repeat(256));
    TestGrant many =
        GRANT.with(
            "operations", IntStream.range(0, 200).mapToObj(i -> Map.of("name", "op" + i)).toList());

    // Then
    assertThat(GRANTS.read(names.secret(), ACCEPTED_AT)).isInstanceOf(GrantReading.Verified.class);
    assertThat(GRANTS.read(many.secret(), ACCEPTED_AT)).isInstanceOf(GrantReading.Verified.class);
  }

  private static EllipticCurveJsonWebKey elliptic(String algorithm) {
    return TestGrant.ellipticKey(
        algorithm,
        algorithm,
        switch (algorithm) {
          case "ES256" -> EllipticCurves.P256;
          case "ES384" -> EllipticCurves.P384;
          default -> EllipticCurves.P521;
        });
  }

  /// The same key, published without saying what it is for.
  private static RsaJsonWebKey withoutHints(RsaJsonWebKey key) {
    key.setAlgorithm(null);
    key.setUse(null);
    return key;
  }
}
