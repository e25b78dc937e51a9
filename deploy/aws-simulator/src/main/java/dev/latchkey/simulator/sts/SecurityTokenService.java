package dev.latchkey.simulator.sts;

import static java.util.Objects.requireNonNullElse;

import dev.latchkey.simulator.accounts.AccountDirectory;
import dev.latchkey.simulator.accounts.AssumedRole;
import dev.latchkey.simulator.accounts.Principal;
import dev.latchkey.simulator.authentication.SessionTokens;
import dev.latchkey.simulator.authentication.SessionTokens.Session;
import dev.latchkey.simulator.exchange.Answer;
import dev.latchkey.simulator.exchange.AwsError;
import dev.latchkey.simulator.exchange.Caller;
import dev.latchkey.simulator.exchange.StsXml;
import dev.latchkey.simulator.operation.Operation;
import dev.latchkey.simulator.operation.Operation.GetSessionToken;
import dev.latchkey.simulator.operation.Operation.UnknownAction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Answers STS calls of an authenticated caller.
public final class SecurityTokenService {

  private static final int PACKED_CHARACTERS = 2_048;

  private final SessionTokens tokens;
  private final InstantSource clock;
  private final RoleAssumption roles;

  public SecurityTokenService(
      AccountDirectory accounts, SessionTokens tokens, InstantSource clock) {
    this.tokens = tokens;
    this.clock = clock;
    this.roles = new RoleAssumption(accounts, tokens, clock);
  }

  /// Carries out one operation.
  public Answer answer(Operation.StsOperation operation, Caller caller) {
    return switch (operation) {
      case GetSessionToken wish -> getSessionToken(wish, caller);
      case Operation.AssumeRole wish -> assumeRole(wish, caller);
      case Operation.GetCallerIdentity() -> callerIdentity(caller);
      case UnknownAction unknown -> unknownAction(unknown);
    };
  }

  private Answer getSessionToken(GetSessionToken wish, Caller caller) {
    return switch (caller.principal()) {
      case Principal.UserSession _, Principal.RoleSession _ ->
          denied("Cannot call GetSessionToken with session credentials");
      case Principal.LongTermKey key -> getSessionToken(wish, key, caller.requestId());
    };
  }

  private Answer getSessionToken(
      GetSessionToken wish, Principal.LongTermKey key, String requestId) {
    if (wish.withMfa()) {
      return denied("MultiFactorAuthentication failed with invalid MFA one time pass code. ");
    }
    return switch (SessionDuration.read(wish.durationSeconds(), SessionDuration.Bounds.OF_USER)) {
      case SessionDuration.Refused(AwsError error) -> new Answer.Refused(error);
      case SessionDuration.Accepted(var duration) ->
          xml(
              StsXml.result(
                  "GetSessionToken",
                  Map.of("Credentials", credentials(tokens.mint(key, until(duration)))),
                  requestId));
    };
  }

  private Instant until(Duration duration) {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(duration);
  }

  private static Map<String, String> credentials(Session session) {
    Map<String, String> credentials = new LinkedHashMap<>();
    credentials.put("AccessKeyId", session.principal().accessKeyId());
    credentials.put("SecretAccessKey", session.secret().reveal());
    credentials.put("SessionToken", session.token().text());
    credentials.put("Expiration", session.expiration().toString());
    return credentials;
  }

  private Answer assumeRole(Operation.AssumeRole wish, Caller caller) {
    return switch (roles.assume(wish, caller.principal())) {
      case RoleAssumption.Outcome.Refused(AwsError error) -> new Answer.Refused(error);
      case RoleAssumption.Outcome.Assumed(AssumedRole role, Session session) ->
          assumed(role, session, caller.requestId());
    };
  }

  private static Answer assumed(AssumedRole role, Session session, String requestId) {
    Map<String, String> user = new LinkedHashMap<>();
    user.put("AssumedRoleId", session.principal().userId());
    user.put("Arn", session.principal().arn());
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("Credentials", credentials(session));
    result.put("AssumedRoleUser", user);
    result.put("PackedPolicySize", packedPolicySize(role));
    @Nullable String sourceIdentity = role.sourceIdentity();
    if (sourceIdentity != null) {
      result.put("SourceIdentity", sourceIdentity);
    }
    return xml(StsXml.result("AssumeRole", result, requestId));
  }

  /// AWS does not tell how it packs; this is the share of 2,048 characters, at most 100.
  private static int packedPolicySize(AssumedRole role) {
    int characters =
        role.tags().entrySet().stream()
            .mapToInt(tag -> tag.getKey().length() + tag.getValue().length())
            .sum();
    return Math.min(100, Math.ceilDiv(100 * characters, PACKED_CHARACTERS));
  }

  private static Answer callerIdentity(Caller caller) {
    Map<String, String> identity = new LinkedHashMap<>();
    identity.put("Arn", caller.principal().arn());
    identity.put("UserId", caller.principal().userId());
    identity.put("Account", caller.principal().accountId());
    return xml(StsXml.result("GetCallerIdentity", identity, caller.requestId()));
  }

  private static Answer unknownAction(UnknownAction unknown) {
    String action = unknown.action();
    if (action == null) {
      return refused(400, "MissingAction", "The request must contain the parameter Action");
    }
    String version = requireNonNullElse(unknown.version(), "NO_VERSION_SPECIFIED");
    return refused(
        400,
        "InvalidAction",
        "Could not find operation %s for version %s".formatted(action, version));
  }

  private static Answer xml(String body) {
    return new Answer.Served("text/xml", Map.of(), body);
  }

  private static Answer denied(String message) {
    return refused(403, "AccessDenied", message);
  }

  private static Answer refused(int status, String code, String message) {
    return new Answer.Refused(new AwsError(status, code, message));
  }
}
