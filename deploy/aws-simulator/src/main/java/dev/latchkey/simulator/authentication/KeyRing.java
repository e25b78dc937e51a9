package dev.latchkey.simulator.authentication;

import dev.latchkey.simulator.accounts.Account;
import dev.latchkey.simulator.accounts.AccountDirectory;
import dev.latchkey.simulator.accounts.AccountDirectory.HeldKey;
import dev.latchkey.simulator.accounts.Principal;
import dev.latchkey.simulator.accounts.SecretKey;
import dev.latchkey.simulator.authentication.SessionTokens.Session;
import dev.latchkey.simulator.sigv4.KeyFinding;
import dev.latchkey.simulator.sigv4.PresentedKey;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks presented keys up. A long-term key (`AKIA`) must come without a token, a session (`ASIA`)
/// with its own. A session lives until its time, whatever became of the key it was made with, but
/// not longer than its user or role.
public final class KeyRing {

  private static final String SESSION_PREFIX = "ASIA";

  private final AccountDirectory accounts;
  private final SessionTokens tokens;
  private final InstantSource clock;

  public KeyRing(AccountDirectory accounts, SessionTokens tokens, InstantSource clock) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.clock = clock;
  }

  /// What is known about the key now.
  public KeyFinding find(PresentedKey presented) {
    @Nullable String token = presented.sessionToken();
    if (presented.accessKeyId().startsWith(SESSION_PREFIX)) {
      return token == null ? new KeyFinding.Unknown() : session(presented, token);
    }
    return token == null ? longTerm(presented) : new KeyFinding.Unknown();
  }

  private KeyFinding longTerm(PresentedKey presented) {
    Optional<HeldKey> found = accounts.accessKey(presented.accessKeyId());
    if (found.isEmpty()) {
      return new KeyFinding.Unknown();
    }
    HeldKey held = found.get();
    if (!held.key().active()) {
      return new KeyFinding.Inactive(held.principal());
    }
    return usable(held.account(), presented, held.principal(), held.key().secret());
  }

  private KeyFinding session(PresentedKey presented, String token) {
    Optional<Session> opened =
        tokens
            .open(token)
            .filter(session -> session.principal().accessKeyId().equals(presented.accessKeyId()));
    Optional<Account> account =
        opened.flatMap(session -> accounts.account(session.principal().accountId()));
    if (opened.isEmpty() || account.isEmpty()) {
      return new KeyFinding.Unknown();
    }
    Session session = opened.get();
    if (!isInPlace(session.principal(), account.get())) {
      return new KeyFinding.Unknown();
    }
    if (!clock.instant().isBefore(session.expiration())) {
      return new KeyFinding.Expired(session.principal());
    }
    return usable(account.get(), presented, session.principal(), session.secret());
  }

  private static boolean isInPlace(Principal principal, Account account) {
    return switch (principal) {
      case Principal.LongTermKey key -> account.user(key.userName()).isPresent();
      case Principal.UserSession session -> account.user(session.userName()).isPresent();
      case Principal.RoleSession session -> account.role(session.role().roleName()).isPresent();
    };
  }

  private static KeyFinding usable(
      Account account, PresentedKey presented, Principal principal, SecretKey secret) {
    return account.regions().contains(presented.region())
        ? new KeyFinding.Usable(principal, secret)
        : new KeyFinding.RegionDisabled(principal);
  }
}
