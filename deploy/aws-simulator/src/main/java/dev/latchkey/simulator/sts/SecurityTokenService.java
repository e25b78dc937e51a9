package dev.latchkey.simulator.sts;

import static java.util.Objects.requireNonNullElse;

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
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/// Answers STS calls of an authenticated caller.
public final class SecurityTokenService {

  private final SessionTokens tokens;
  private final InstantSource clock;

  public SecurityTokenService(SessionTokens tokens, InstantSource clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  /// Carries out one operation.
  public Answer answer(Operation.StsOperation operation, Caller caller) {
    return switch (operation) {
      case GetSessionToken wish -> getSessionToken(wish, caller);
      case Operation.GetCallerIdentity() -> callerIdentity(caller);
      case UnknownAction unknown -> unknownAction(unknown);
    };
  }

  private Answer getSessionToken(GetSessionToken wish, Caller caller) {
    if (caller.principal().signer() == Principal.Signer.SESSION) {
      return denied("Cannot call GetSessionToken with session credentials");
    }
    if (wish.withMfa()) {
      return denied("MultiFactorAuthentication failed with invalid MFA one time pass code. ");
    }
    return switch (SessionDuration.read(wish.durationSeconds())) {
      case SessionDuration.Refused(AwsError error) -> new Answer.Refused(error);
      case SessionDuration.Accepted(var duration) ->
          session(
              tokens.mint(
                  caller.principal(),
                  clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(duration)),
              caller.requestId());
    };
  }

  private static Answer session(Session session, String requestId) {
    Map<String, String> credentials = new LinkedHashMap<>();
    credentials.put("AccessKeyId", session.principal().accessKeyId());
    credentials.put("SecretAccessKey", session.secret().reveal());
    credentials.put("SessionToken", session.token().text());
    credentials.put("Expiration", session.expiration().toString());
    return xml(StsXml.result("GetSessionToken", Map.of("Credentials", credentials), requestId));
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
