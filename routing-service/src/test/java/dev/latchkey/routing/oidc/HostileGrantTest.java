package dev.latchkey.routing.oidc;

import static dev.latchkey.routing.oidc.TestGrant.ACCEPTED_AT;
import static dev.latchkey.routing.oidc.TestGrant.at;
import static dev.latchkey.routing.oidc.TestGrant.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.latchkey.contracts.wire.secret.SecretText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jose4j.jwe.ContentEncryptionAlgorithmIdentifiers;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwe.KeyManagementAlgorithmIdentifiers;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.OctJwkGenerator;
import org.jose4j.jwk.OctetSequenceJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HostileGrantTest {

  private static final RsaJsonWebKey KEY = TestGrant.rsaKey("key-1");
  private static final RsaJsonWebKey FOREIGN = TestGrant.rsaKey("key-1");
  private static final OctetSequenceJsonWebKey SHARED_SECRET = sharedSecret();
  private static final TestIssuer ISSUER = TestIssuer.publishing(KEY, SHARED_SECRET);
  private static final TestGrant GRANT = TestGrant.signedBy(KEY);
  private static final Grants GRANTS = ISSUER.grantsWithKeys(GRANT);

  @AfterAll
  static void close() {
    ISSUER.close();
  }

  static Stream<Arguments> notByTheIssuer() {
    String[] parts = GRANT.text().split("\\.", -1);
    String algorithm = "is not signed with an algorithm that is accepted";
    String signature = "has a signature that its issuer did not make";
    String form = "is not a JSON Web Signature";
    String key = "is signed with a key that its issuer does not publish";
    return Stream.of(
        row("algorithm none", GRANT.withHeader("alg", "none").withKey(null), algorithm),
        row("algorithm None", header("{\"alg\":\"None\",\"kid\":\"key-1\"}"), algorithm),
        row("no algorithm", header("{\"kid\":\"key-1\"}"), algorithm),
        row("algorithm is a number", header("{\"alg\":256,\"kid\":\"key-1\"}"), algorithm),
        row("algorithm is null", header("{\"alg\":null,\"kid\":\"key-1\"}"), algorithm),
        row("algorithm is unknown", header("{\"alg\":\"RS999\",\"kid\":\"key-1\"}"), algorithm),
        row(
            "HMAC with the public key as secret",
            GRANT.withHeader("alg", "HS256").withKey(new HmacKey(KEY.getKey().getEncoded())),
            algorithm),
        row(
            "HMAC with a secret that the issuer published",
            GRANT
                .withHeader("alg", "HS256")
                .withHeader("kid", SHARED_SECRET.getKeyId())
                .withKey(SHARED_SECRET.getKey()),
            algorithm),
        row("signature cut off", parts[0] + "." + parts[1] + ".", signature),
        row("signature of another payload", parts[0] + "." + payload() + "." + parts[2], signature),
        row(
            "foreign key under the issuer's key id",
            GRANT.withKey(FOREIGN.getPrivateKey()),
            signature),
        row(
            "foreign key brought along",
            GRANT
                .withHeader("jwk", FOREIGN.toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY))
                .withKey(FOREIGN.getPrivateKey()),
            signature),
        row(
            "an extension that must be understood",
            GRANT.withHeader("crit", List.of("latchkey")).withHeader("latchkey", true),
            signature),
        row("unknown key id", GRANT.withHeader("kid", "key-2"), key),
        row(
            "key id of another kind of key",
            TestGrant.signedBy(TestGrant.ellipticKey("key-1", "ES256", EllipticCurves.P256)),
            key),
        row("key id of a shared secret", GRANT.withHeader("kid", SHARED_SECRET.getKeyId()), key),
        row("no key id", GRANT.withoutHeader("kid"), "does not name its signing key"),
        row("key id is a number", GRANT.withHeader("kid", 1), "does not name its signing key"),
        row("encrypted for the issuer", encrypted(), form),
        row("two parts", parts[0] + "." + parts[1], form),
        row("four parts", GRANT.text() + ".x", form),
        row("empty", "", form),
        row("words", "not a token", form),
        row("header is no JSON", "bm8." + parts[1] + "." + parts[2], form),
        row("header is a JSON array", header("[1]"), form),
        row("header names a thing twice", header("{\"alg\":\"RS256\",\"alg\":\"none\"}"), form),
        row("header is deep", header("[".repeat(5_000)), form),
        row("16 KiB of junk", "x".repeat(16 * 1024), form),
        row("16 KiB of dots", ".".repeat(16 * 1024), form),
        row("more than 16 KiB", "x".repeat(16 * 1024 + 1), "is too long"));
  }

  static Stream<Arguments> notForLatchkeyNow() {
    String audience = "is not for the audience latchkey-inference alone";
    String life = "does not live for more than nothing and at most ten minutes";
    String future = "is from the future";
    String time = "has a time that is none";
    return Stream.of(
        row(
            "another issuer",
            GRANT.with("iss", "https://grants.example.com/"),
            "is of another issuer"),
        row("another audience", GRANT.with("aud", "latchkey"), audience),
        row("one more audience", GRANT.with("aud", List.of("latchkey-inference", "x")), audience),
        row("empty audience", GRANT.with("aud", List.of()), audience),
        row("a life of 11 minutes", GRANT.with("exp", at(600)), life),
        row("a life of a second more than 10 minutes", GRANT.with("exp", at(541)), life),
        row("no life", GRANT.with("exp", at(-60)), life),
        row("an end before its beginning", GRANT.with("exp", at(-61)), life),
        row("issued 31 s in the future", GRANT.with("iat", at(31)), future),
        row("void for 31 s more", GRANT.with("nbf", at(31)), future),
        row("issued before 1970", GRANT.with("iat", -1), time),
        row("expires never", GRANT.with("exp", 1e300), time),
        row("expires beyond every number", number("exp", "1e999"), time),
        row("expires at many digits", number("exp", "9".repeat(400)), time));
  }

  static Stream<Arguments> malformed() {
    String name = "has a name that has not 1 to 256 characters or has control characters";
    return Stream.concat(
        Stream.of("iss", "aud", "iat", "exp", "workspace")
            .map(claim -> row("no " + claim, GRANT.without(claim), misfit(claim))),
        Stream.of(
            row("issuer is a number", GRANT.with("iss", 1), misfit("iss")),
            row("audience is a number", GRANT.with("aud", 1), misfit("aud.[0]")),
            row("audience is an object", GRANT.with("aud", Map.of()), misfit("aud.[0]")),
            row("issue time is a text", GRANT.with("iat", "" + at(0)), misfit("iat")),
            row("end is a text", GRANT.with("exp", "" + at(60)), misfit("exp")),
            row("end is true", GRANT.with("exp", true), misfit("exp")),
            row("workspace is a number", GRANT.with("workspace", 7), misfit("workspace")),
            row("workspace is a path", GRANT.with("workspace", "../x"), misfit("workspace")),
            row("workspace is empty", GRANT.with("workspace", ""), misfit("workspace")),
            row("workspace is a list", GRANT.with("workspace", List.of("a")), misfit("workspace")),
            row("user is a number", GRANT.with("user", 7), misfit("user")),
            row("session is a list", GRANT.with("session", List.of("a")), misfit("session")),
            row("user is empty", GRANT.with("user", ""), name),
            row("user is too long", GRANT.with("user", "u".repeat(257)), name),
            row("user with a line break", GRANT.with("user", "a\nb"), name),
            row("session with a zero", GRANT.with("session", "a\0b"), name),
            row("half a character", payload("\"user\":\"\\ud83d\""), name),
            row(
                "operations are an object",
                GRANT.with("operations", Map.of()),
                misfit("operations")),
            row(
                "operation is null",
                GRANT.with("operations", Collections.singletonList(null)),
                "has malformed claims: the JSON does not fit at the top"),
            row("operation is a text", operations("read"), misfit("operations.[0]")),
            row("operation without a name", operations(Map.of()), misfit("operations.[0].name")),
            row("operation's name is empty", operations(operation("")), name),
            row("access in capitals", fact("access", "READ"), misfit("operations.[0].access")),
            row("access is a number", fact("access", 0), misfit("operations.[0].access")),
            row(
                "autonomous is a text",
                fact("autonomous", "false"),
                misfit("operations.[0].autonomous")),
            row(
                "eligible is a number",
                fact("fallbackeligible", 1),
                misfit("operations.[0].fallbackeligible")),
            row(
                "201 operations",
                GRANT.with("operations", Collections.nCopies(201, Map.of("name", "a"))),
                "lists more than 200 operations"),
            row(
                "payload is a list",
                GRANT.withPayload("[]"),
                "has malformed claims: the JSON does not fit at the top"),
            row(
                "payload is null",
                GRANT.withPayload("null"),
                "has malformed claims: the JSON is null"),
            row(
                "payload is no JSON",
                GRANT.withPayload("{"),
                "has malformed claims: the data is not JSON"),
            row(
                "payload is empty",
                GRANT.withPayload(""),
                "has malformed claims: the JSON does not fit at the top"),
            row(
                "a claim twice",
                payload("\"user\":\"a\",\"user\":\"b\""),
                "has malformed claims: the data is not JSON")));
  }

  @ParameterizedTest
  @MethodSource({"notByTheIssuer", "notForLatchkeyNow", "malformed"})
  void isInvalid(String token, String why) {
    // When
    GrantReading reading = GRANTS.read(SecretText.of(token), ACCEPTED_AT);

    // Then
    assertThat(reading).isEqualTo(new GrantReading.Invalid(why));
  }

  @Test
  void survivesEveryChangeOfAByteAndNeverReadsAnotherGrantOutOfIt() {
    // Given
    Random random = new Random(20261121);
    String genuine = GRANT.text();
    GrantReading original = GRANTS.read(SecretText.of(genuine), ACCEPTED_AT);

    // When
    List<GrantReading> readings =
        IntStream.range(0, 3_000)
            .mapToObj(_ -> GRANTS.read(SecretText.of(damaged(genuine, random)), ACCEPTED_AT))
            .toList();

    // Then
    assertThat(original).isInstanceOf(GrantReading.Verified.class);
    // The last character of a base64 text has bits that do not count.
    assertThat(readings)
        .allMatch(reading -> reading.equals(original) || reading instanceof GrantReading.Invalid);
  }

  @Test
  void neverRepeatsTheGrant() {
    // Given
    List<String> tokens =
        Stream.of(notByTheIssuer(), notForLatchkeyNow(), malformed())
            .flatMap(rows -> rows)
            .map(row -> (String) row.get()[0])
            .filter(token -> token.length() > 100)
            .toList();

    // When
    List<String> shown =
        tokens.stream()
            .flatMap(
                token ->
                    Stream.of(
                        GRANTS.read(SecretText.of(token), ACCEPTED_AT).toString(),
                        GrantToken.parse(SecretText.of(token)).toString()))
            .toList();

    // Then
    assertThat(shown).allMatch(text -> text.length() < 150);
    assertThat(shown).noneMatch(text -> text.contains("eyJ") || text.contains("olivia"));
  }

  private static String damaged(String token, Random random) {
    char[] characters = token.toCharArray();
    for (int i = 0; i <= random.nextInt(3); i++) {
      characters[random.nextInt(characters.length)] = (char) (random.nextInt(96) + 32);
    }
    return new String(characters);
  }

  private static String encrypted() {
    JsonWebEncryption encryption = new JsonWebEncryption();
    encryption.setAlgorithmHeaderValue(KeyManagementAlgorithmIdentifiers.RSA_OAEP_256);
    encryption.setEncryptionMethodHeaderParameter(
        ContentEncryptionAlgorithmIdentifiers.AES_256_GCM);
    encryption.setKeyIdHeaderValue(KEY.getKeyId());
    encryption.setKey(KEY.getKey());
    encryption.setPayload(GRANT.text());
    try {
      return encryption.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static OctetSequenceJsonWebKey sharedSecret() {
    OctetSequenceJsonWebKey key = OctJwkGenerator.generateJwk(256);
    key.setKeyId("key-0");
    return key;
  }

  /// The grant with another header and the same payload and signature.
  private static String header(String json) {
    return base64(json) + GRANT.text().substring(GRANT.text().indexOf('.'));
  }

  /// The payload of a grant of another workspace.
  private static String payload() {
    return base64(GRANT.with("workspace", "victim").payload());
  }

  /// A genuine grant with these members before its others.
  private static TestGrant payload(String members) {
    return GRANT.withPayload("{" + members + "," + GRANT.without("user").payload().substring(1));
  }

  /// A genuine grant with a number that only JSON text can hold.
  private static TestGrant number(String claim, String digits) {
    return GRANT.withPayload(
        "{\"" + claim + "\":" + digits + "," + GRANT.without(claim).payload().substring(1));
  }

  private static TestGrant operations(Object operation) {
    return GRANT.with("operations", List.of(operation));
  }

  private static TestGrant fact(String name, Object value) {
    return operations(Map.of("name", "summarise", name, value));
  }

  private static String misfit(String place) {
    return "has malformed claims: the JSON does not fit at '" + place + "'";
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Arguments row(String name, TestGrant grant, String why) {
    return row(name, grant.text(), why);
  }

  private static Arguments row(String name, String token, String why) {
    return argumentSet(name, token, why);
  }
}
