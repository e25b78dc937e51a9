package dev.latchkey.routing.sts;

import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.routing.decision.CallFailure;
import dev.latchkey.routing.decision.MemberText;

/// What became of opening a session of the platform. Anything but [Opened] fails closed
/// (`PLATFORM_UNAVAILABLE`), and selects no other credential.
public sealed interface SessionResult {

  /// A session that has not ended.
  record Opened(PlatformSession session) implements SessionResult {}

  /// There is no session.
  sealed interface Unopened extends SessionResult {

    /// Why, for operators; holds no secret and no ARN.
    String reason();
  }

  /// AWS refused, or could not be asked in time.
  record Refused(CallFailure failure) implements Unopened {
    @Override
    public String reason() {
      return "AWS STS: " + failure.exceptionName() + " " + MemberText.of(failure.message());
    }
  }

  /// The session belongs to another account than the configured one. It is thrown away.
  record ForeignAccount(AwsAccountId account) implements Unopened {
    @Override
    public String reason() {
      return "the session is of account " + account.masked() + ", not of the platform's";
    }
  }

  /// Nothing is configured for the region.
  record NoRole() implements Unopened {
    @Override
    public String reason() {
      return "no platform role is configured for the region";
    }
  }
}
