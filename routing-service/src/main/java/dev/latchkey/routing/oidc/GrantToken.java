package dev.latchkey.routing.oidc;

import static org.jose4j.jwa.AlgorithmConstraints.ConstraintType.PERMIT;

import dev.latchkey.contracts.wire.cloudevents.CloudEventCodec;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import dev.latchkey.contracts.wire.secret.SecretText;
import java.security.Key;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/// The outer form of a grant: a JSON Web Signature in compact form (RFC 7515) by an asymmetric key.
/// Encrypted tokens, unsigned ones and those signed with a shared secret are none. Never throws.
final class GrantToken {

  private static final Set<String> ALGORITHMS =
      Set.of(
          AlgorithmIdentifiers.RSA_USING_SHA256,
          AlgorithmIdentifiers.RSA_USING_SHA384,
          AlgorithmIdentifiers.RSA_USING_SHA512,
          AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
          AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
          AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
          AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
          AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
          AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512);

  private static final AlgorithmConstraints PERMITTED =
      new AlgorithmConstraints(PERMIT, ALGORITHMS.toArray(String[]::new));

  private GrantToken() {}

  /// Reads a grant's header; its signature is not checked yet.
  static Parsed<JsonWebSignature> parse(SecretText grant) {
    String text = grant.reveal();
    if (text.length() > CloudEventCodec.MAX_HEADER_BYTES) {
      return new Parsed.Invalid<>("is too long");
    }
    JsonWebSignature token = new JsonWebSignature();
    token.setAlgorithmConstraints(PERMITTED);
    try {
      token.setCompactSerialization(text);
    } catch (JoseException e) {
      return new Parsed.Invalid<>("is not a JSON Web Signature");
    }
    return judgeHeader(token);
  }

  private static Parsed<JsonWebSignature> judgeHeader(JsonWebSignature token) {
    if (!(token.getHeaders().getObjectHeaderValue("alg") instanceof String algorithm)
        || !ALGORITHMS.contains(algorithm)) {
      return new Parsed.Invalid<>("is not signed with an algorithm that is accepted");
    }
    if (!(token.getHeaders().getObjectHeaderValue("kid") instanceof String)) {
      return new Parsed.Invalid<>("does not name its signing key");
    }
    return new Parsed.Ok<>(token);
  }

  /// The payload of a token whose signature this key verifies.
  static Parsed<byte[]> payload(JsonWebSignature token, Key key) {
    token.setKey(key);
    try {
      return new Parsed.Ok<>(token.getPayloadBytes());
    } catch (JoseException e) {
      return new Parsed.Invalid<>("has a signature that its issuer did not make");
    }
  }
}
