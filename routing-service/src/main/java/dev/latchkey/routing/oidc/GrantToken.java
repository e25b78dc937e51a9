package dev.latchkey.routing.oidc;

import static org.jose4j.jwa.AlgorithmConstraints.ConstraintType.PERMIT;

import dev.latchkey.contracts.wire.cloudevents.CloudEventCodec;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import dev.latchkey.contracts.wire.secret.SecretText;
import java.security.Key;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.VerificationJwkSelector;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.Headers;
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

  private final JsonWebSignature signature;

  private GrantToken(JsonWebSignature signature) {
    this.signature = signature;
  }

  /// Reads a grant's header; its signature is not checked yet.
  static Parsed<GrantToken> parse(SecretText grant) {
    String text = grant.reveal();
    if (text.length() > CloudEventCodec.MAX_HEADER_BYTES) {
      return new Parsed.Invalid<>("is too long");
    }
    JsonWebSignature signature = new JsonWebSignature();
    signature.setAlgorithmConstraints(PERMITTED);
    try {
      signature.setCompactSerialization(text);
    } catch (JoseException e) {
      return new Parsed.Invalid<>("is not a JSON Web Signature");
    }
    return judgeHeader(signature.getHeaders()).map(_ -> new GrantToken(signature));
  }

  private static Parsed<Headers> judgeHeader(Headers header) {
    if (!(header.getObjectHeaderValue("alg") instanceof String algorithm)
        || !ALGORITHMS.contains(algorithm)) {
      return new Parsed.Invalid<>("is not signed with an algorithm that is accepted");
    }
    return header.getObjectHeaderValue("kid") instanceof String
        ? new Parsed.Ok<>(header)
        : new Parsed.Invalid<>("does not name its signing key");
  }

  /// The key among these that the token names: the one with its id that suits its algorithm and is
  /// for signing.
  Optional<Key> choose(List<? extends JsonWebKey> keys) {
    try {
      JsonWebKey key = new VerificationJwkSelector().select(signature, List.copyOf(keys));
      return Optional.ofNullable(key).map(JsonWebKey::getKey);
    } catch (JoseException e) {
      return Optional.empty();
    }
  }

  /// The payload, if this key verifies the signature.
  Parsed<byte[]> payload(Key key) {
    signature.setKey(key);
    try {
      return new Parsed.Ok<>(signature.getPayloadBytes());
    } catch (JoseException e) {
      // Its message repeats the whole token.
      return new Parsed.Invalid<>("has a signature that its issuer did not make");
    }
  }

  /// Hides the token.
  @Override
  public String toString() {
    return "GrantToken";
  }
}
