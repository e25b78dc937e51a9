package dev.latchkey.simulator.sts;

import dev.latchkey.simulator.accounts.AccountDirectory;
import dev.latchkey.simulator.accounts.AssumedRole;
import dev.latchkey.simulator.accounts.IamRole;
import dev.latchkey.simulator.accounts.Principal;
import dev.latchkey.simulator.authentication.SessionTokens;
import dev.latchkey.simulator.authentication.SessionTokens.Session;
import dev.latchkey.simulator.exchange.AwsError;
import dev.latchkey.simulator.operation.Operation.AssumeRole;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Decides about AssumeRole: well-formed, trusted, short enough. Whatever is wrong with the trust
/// gets the same words, so that nobody learns which roles exist.
final class RoleAssumption {

  private static final Duration LONGEST_OF_A_CHAIN = Duration.ofHours(1);

  private final AccountDirectory accounts;
  private final SessionTokens tokens;
  private final InstantSource clock;

  RoleAssumption(AccountDirectory accounts, SessionTokens tokens, InstantSource clock) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.clock = clock;
  }

  /// What became of the request.
  sealed interface Outcome {

    /// The caller has the session.
    record Assumed(AssumedRole role, Session session) implements Outcome {}

    /// It has not.
    record Refused(AwsError error) implements Outcome {}
  }

  Outcome assume(AssumeRole wish, Principal caller) {
    return switch (RoleRequest.read(wish)) {
      case RoleRequest.Reading.Bad(AwsError error) -> new Outcome.Refused(error);
      case RoleRequest.Reading.Good(RoleRequest request) -> assume(request, caller);
    };
  }

  private Outcome assume(RoleRequest request, Principal caller) {
    Optional<IamRole> role =
        accounts
            .account(request.accountId())
            .flatMap(account -> account.role(request.role().roleName()))
            .filter(found -> found.trusts(caller, request.externalId()));
    if (role.isEmpty()) {
      return new Outcome.Refused(
          new AwsError(
              403,
              "AccessDenied",
              "User: %s is not authorized to perform: sts:AssumeRole on resource: %s"
                  .formatted(caller.arn(), request.roleArn())));
    }
    return refusalOfDuration(request, role.get(), caller)
        .<Outcome>map(message -> new Outcome.Refused(new AwsError(400, "ValidationError", message)))
        .orElseGet(() -> new Outcome.Assumed(request.role(), session(request, caller)));
  }

  private static Optional<String> refusalOfDuration(
      RoleRequest request, IamRole role, Principal caller) {
    boolean chained = caller.signer() == Principal.Signer.ASSUMED_ROLE;
    if (chained && request.duration().compareTo(LONGEST_OF_A_CHAIN) > 0) {
      return Optional.of(
          "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role"
              + " chaining.");
    }
    return request.duration().toSeconds() > role.maxSessionSeconds()
        ? Optional.of(
            "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.")
        : Optional.empty();
  }

  private Session session(RoleRequest request, Principal caller) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return tokens.mint(request.accountId(), request.role(), caller, now.plus(request.duration()));
  }
}
