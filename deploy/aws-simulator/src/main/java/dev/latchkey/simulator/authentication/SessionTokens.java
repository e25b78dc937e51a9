package dev.latchkey.simulator.authentication;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.simulator.accounts.AssumedRole;
import dev.latchkey.simulator.accounts.Identifiers;
import dev.latchkey.simulator.accounts.Principal;
import dev.latchkey.simulator.accounts.SecretKey;
import dev.latchkey.simulator.digest.Digests;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Sessions without a store. A token carries everything about its session, sealed with the
/// simulator's key, and the session's secret follows from the token. So sessions outlive a restart
/// and their parent key, and cost no memory. Safe for concurrent use.
public final class SessionTokens {

  private static final int SEAL_LENGTH = 32;
  private static final int SECRET_LENGTH = 40;
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final int SERIALS_PER_MILLISECOND = 1_000_000;

  private final byte[] key;

  /// Begins above every serial of an earlier start.
  private final AtomicLong serial =
      new AtomicLong(System.currentTimeMillis() * SERIALS_PER_MILLISECOND);

  /// @param seed simulators with the same seed know each other's sessions
  public SessionTokens(String seed) {
    key = Digests.hmacSha256("tokens of users and roles".getBytes(UTF_8), seed);
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

  /// What is sealed in a token: either a user or a role.
  private record Content(
      String accessKeyId,
      String account,
      @Nullable String user,
      @Nullable AssumedRole role,
      String longTermKeyId,
      String longTermKeyAccount,
      long serial,
      long expires) {

    Principal principal() {
      Principal.Origin origin = new Principal.Origin(longTermKeyId, longTermKeyAccount, serial);
      return role == null
          ? new Principal.UserSession(account, requireNonNull(user), accessKeyId, origin)
          : new Principal.RoleSession(account, role, accessKeyId, origin);
    }
  }

  /// Starts a session for a user that signed with its own key.
  ///
  /// @param expiration taken in whole seconds
  public Session mint(Principal.LongTermKey caller, Instant expiration) {
    return session(text(caller.accountId(), caller.userName(), null, caller, expiration));
  }

  /// Starts a session for a role.
  ///
  /// @param accountId the role's account
  /// @param caller who assumes it
  /// @param expiration taken in whole seconds
  public Session mint(String accountId, AssumedRole role, Principal caller, Instant expiration) {
    return session(text(accountId, null, role, caller, expiration));
  }

  private String text(
      String account,
      @Nullable String user,
      @Nullable AssumedRole role,
      Principal caller,
      Instant expiration) {
    Content content =
        new Content(
            Identifiers.newSessionKeyId(),
            account,
            user,
            role,
            caller.longTermKeyId(),
            caller.longTermKeyAccountId(),
            serial.incrementAndGet(),
            expiration.getEpochSecond());
    try {
      return JSON.writeValueAsString(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of texts can always be written", e);
    }
  }

  /// Serial of the session started last. Sessions of an earlier start of the simulator have lower
  /// ones.
  public long lastSerial() {
    return serial.get();
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
          ? Optional.of(session(content))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Content read(String text) {
    try {
      return JSON.readValue(text, Content.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("sealed, but by another kind of simulator", e);
    }
  }

  private Session session(String text) {
    Content content = read(text);
    return new Session(
        content.principal(),
        secret(text),
        new SealedToken(Base64.getEncoder().encodeToString(sealed(text))),
        Instant.ofEpochSecond(content.expires()));
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
