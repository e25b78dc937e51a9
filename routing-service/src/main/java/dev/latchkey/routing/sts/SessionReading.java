package dev.latchkey.routing.sts;

import dev.latchkey.contracts.wire.identifiers.AccessKeyId;
import dev.latchkey.contracts.wire.identifiers.Arn;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import dev.latchkey.contracts.wire.secret.SecretText;
import dev.latchkey.routing.decision.PlatformGrant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.AssumedRoleUser;
import software.amazon.awssdk.services.sts.model.Credentials;

/// Reads the answer to `sts:AssumeRole`. A session is handed out only if AWS says that it is of the
/// account of the role.
final class SessionReading {

  private SessionReading() {}

  static SessionResult of(AssumeRoleResponse answer, PlatformGrant grant, Arn role) {
    AwsAccountId account = account(answer.assumedRoleUser());
    if (account == null) {
      return StsFailures.unreadable();
    }
    if (!account.equals(role.account())) {
      return new SessionResult.ForeignAccount(account);
    }
    return session(answer.credentials(), grant, account)
        .<SessionResult>map(SessionResult.Opened::new)
        .orElseGet(StsFailures::unreadable);
  }

  private static @Nullable AwsAccountId account(@Nullable AssumedRoleUser user) {
    return user == null ? null : ok(user.arn(), Arn::parse).map(Arn::account).orElse(null);
  }

  private static Optional<PlatformSession> session(
      @Nullable Credentials opened, PlatformGrant grant, AwsAccountId account) {
    if (opened == null
        || opened.secretAccessKey() == null
        || opened.sessionToken() == null
        || opened.expiration() == null) {
      return Optional.empty();
    }
    return ok(opened.accessKeyId(), AccessKeyId::parse)
        .map(
            id ->
                new PlatformSession(
                    grant,
                    account,
                    id,
                    SecretText.of(opened.secretAccessKey()),
                    SecretText.of(opened.sessionToken()),
                    opened.expiration()));
  }

  private static <T> Optional<T> ok(
      @Nullable String text, Function<@Nullable String, Parsed<T>> parser) {
    return switch (parser.apply(text)) {
      case Parsed.Ok<T>(T value) -> Optional.of(value);
      case Parsed.Invalid<T> _ -> Optional.empty();
    };
  }
}
