package dev.latchkey.simulator.authentication;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.simulator.accounts.Identifiers;
import dev.latchkey.simulator.accounts.Principal;
import dev.latchkey.simulator.accounts.SecretKey;
import dev.latchkey.simulator.digest.Digests;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// Sessions without a store. A token carries everything about its session, sealed with the
/// simulator's key, and the session's secret follows from the token. So sessions outlive a restart
/// and their parent key, and cost no memory. Safe for concurrent use.
public final class SessionTokens {

  private static final int SEAL_LENGTH = 32;
  private static final int SECRET_LENGTH = 40;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final byte[] key;

  /// @param seed simulators with the same seed know each other's sessions
  public SessionTokens(String seed) {
    key = Digests.hmacSha256("session tokens".getBytes(UTF_8), seed);
  }

  /// A session and what its holder needs to use it.
  ///
  /// @param expiration first moment at which it is of no use any more
  public record Session(
      Principal principal, SecretKey secret, SealedToken token, Instant expiration) {}

  /// A session token, which does not print.
  public record SealedToken(String text) {

    @Override
    public String toString() {
      return "[redacted]";
    }
  }

  /// What is sealed in a token.
  private record Content(String accessKeyId, String account, String user, long expires) {}

  /// Starts a session for the caller's user.
  ///
  /// @param expiration taken in whole seconds
  public Session mint(Principal caller, Instant expiration) {
    return session(
        new Content(
            Identifiers.newSessionKeyId(),
            caller.accountId(),
            caller.userName(),
            expiration.getEpochSecond()));
  }

  /// Opens a token; empty when this simulator never sealed it. Does not look at the time.
  public Optional<Session> open(String token) {
    try {
      byte[] sealed = Base64.getDecoder().decode(token);
      if (sealed.length <= SEAL_LENGTH) {
        return Optional.empty();
      }
      byte[] seal = Arrays.copyOf(sealed, SEAL_LENGTH);
      String content = new String(sealed, SEAL_LENGTH, sealed.length - SEAL_LENGTH, UTF_8);
      return MessageDigest.isEqual(seal, seal(content))
          ? Optional.of(session(JSON.readValue(content, Content.class)))
          : Optional.empty();
    } catch (IllegalArgumentException | JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private Session session(Content content) {
    String text = text(content);
    return new Session(
        new Principal(
            content.account(), content.user(), content.accessKeyId(), Principal.Signer.SESSION),
        secret(text),
        new SealedToken(Base64.getEncoder().encodeToString(sealed(text))),
        Instant.ofEpochSecond(content.expires()));
  }

  private static String text(Content content) {
    try {
      return JSON.writeValueAsString(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of texts can always be written", e);
    }
  }

  private byte[] sealed(String content) {
    byte[] octets = content.getBytes(UTF_8);
    byte[] sealed = Arrays.copyOf(seal(content), SEAL_LENGTH + octets.length);
    System.arraycopy(octets, 0, sealed, SEAL_LENGTH, octets.length);
    return sealed;
  }

  private byte[] seal(String content) {
    return Digests.hmacSha256(key, "seal " + content);
  }

  private SecretKey secret(String content) {
    byte[] octets = Digests.hmacSha256(key, "secret " + content);
    return new SecretKey(Base64.getEncoder().encodeToString(octets).substring(0, SECRET_LENGTH));
  }
}
