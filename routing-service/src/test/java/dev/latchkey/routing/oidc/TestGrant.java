package dev.latchkey.routing.oidc;

import dev.latchkey.contracts.wire.claims.RequestGrant;
import dev.latchkey.contracts.wire.json.WireJson;
import dev.latchkey.contracts.wire.secret.SecretText;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/// A grant in the making: valid at [#ACCEPTED_AT] until something is changed.
///
/// @param key what signs it
/// @param headers its JOSE header
/// @param payload what is signed
record TestGrant(@Nullable Key key, Map<String, Object> headers, String payload) {

  /// The broker's append time of every request here, years before the tests run.
  static final Instant ACCEPTED_AT = Instant.parse("2024-03-01T12:00:00Z");

  /// A grant with every claim, signed by this key.
  static TestGrant signedBy(PublicJsonWebKey key) {
    return new TestGrant(
        key.getPrivateKey(),
        Map.of("alg", key.getAlgorithm(), "kid", key.getKeyId()),
        json(claims()));
  }

  static RsaJsonWebKey rsaKey(String id) {
    try {
      return named(RsaJwkGenerator.generateJwk(2048), id, "RS256");
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  static EllipticCurveJsonWebKey ellipticKey(
      String id, String algorithm, java.security.spec.ECParameterSpec curve) {
    try {
      return named(EcJwkGenerator.generateJwk(curve), id, algorithm);
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <K extends PublicJsonWebKey> K named(K key, String id, String algorithm) {
    key.setKeyId(id);
    key.setAlgorithm(algorithm);
    key.setUse("sig");
    return key;
  }

  /// The claims of a grant in order.
  static Map<String, Object> claims() {
    Map<String, Object> claims = new HashMap<>();
    claims.put("iss", TestIssuer.NAME);
    claims.put("aud", RequestGrant.AUDIENCE);
    claims.put("iat", at(-60));
    claims.put("exp", at(240));
    claims.put("workspace", "research");
    claims.put("user", "olivia");
    claims.put("session", "session-1");
    claims.put("operations", List.of(operation("summarise")));
    return claims;
  }

  static Map<String, Object> operation(String name) {
    return Map.of("name", name, "access", "read", "autonomous", false, "fallbackeligible", true);
  }

  /// The moment so many seconds after the broker took the request, as a claim.
  static long at(long seconds) {
    return ACCEPTED_AT.getEpochSecond() + seconds;
  }

  /// The same grant with one claim changed.
  TestGrant with(String claim, Object value) {
    Map<String, Object> claims = claims();
    claims.put(claim, value);
    return withPayload(json(claims));
  }

  /// The same grant without a claim.
  TestGrant without(String claim) {
    Map<String, Object> claims = claims();
    claims.remove(claim);
    return withPayload(json(claims));
  }

  TestGrant withPayload(String text) {
    return new TestGrant(key, headers, text);
  }

  /// The same grant with one more header, or another value for it.
  TestGrant withHeader(String name, Object value) {
    Map<String, Object> changed = new HashMap<>(headers);
    changed.put(name, value);
    return new TestGrant(key, changed, payload);
  }

  TestGrant withoutHeader(String name) {
    Map<String, Object> changed = new HashMap<>(headers);
    changed.remove(name);
    return new TestGrant(key, changed, payload);
  }

  TestGrant withKey(@Nullable Key other) {
    return new TestGrant(other, headers, payload);
  }

  /// The grant as it stands in a header.
  String text() {
    JsonWebSignature signature = new JsonWebSignature();
    headers.forEach((name, value) -> signature.getHeaders().setObjectHeaderValue(name, value));
    signature.setPayload(payload);
    signature.setKey(key);
    signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
    signature.setDoKeyValidation(false);
    try {
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  SecretText secret() {
    return SecretText.of(text());
  }

  private static String json(Map<String, Object> claims) {
    return new String(WireJson.write(claims), StandardCharsets.UTF_8);
  }
}
