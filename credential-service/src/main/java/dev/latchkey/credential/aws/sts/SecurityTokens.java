package dev.latchkey.credential.aws.sts;

import dev.latchkey.contracts.wire.identifiers.AccessKeyId;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.secret.SecretText;
import dev.latchkey.credential.aws.AwsCalls;
import dev.latchkey.credential.aws.AwsClients;
import dev.latchkey.credential.aws.SigningKey;
import dev.latchkey.credential.decision.AwsAnswer;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.sts.StsAsyncClient;
import software.amazon.awssdk.services.sts.auth.scheme.StsAuthSchemeProvider;
import software.amazon.awssdk.services.sts.model.Credentials;

/// Sessions from keys, by the regional STS endpoint: sessions of the global one are refused in
/// opt-in regions. One client for each region, made when first needed. Refuses to start with a
/// session duration that AWS would refuse.
@Startup
@ApplicationScoped
public class SecurityTokens {

  /// Source: AWS STS API reference, GetSessionToken, DurationSeconds.
  private static final Duration SHORTEST = Duration.ofMinutes(15);

  private static final Duration LONGEST = Duration.ofHours(36);

  private final AwsClients aws;
  private final int seconds;
  private final Clock clock;
  private final Map<Region, StsAsyncClient> clients = new ConcurrentHashMap<>();

  @Inject
  public SecurityTokens(AwsClients aws, SessionSettings settings, Clock clock) {
    this.aws = aws;
    this.seconds = seconds(settings.duration());
    this.clock = clock;
  }

  /// Mints a session of the configured duration.
  public Uni<AwsAnswer<SigningKey.Session>> mint(SigningKey.LongTerm key, Region region) {
    Instant issuedAt = clock.instant();
    return AwsCalls.run(
        () ->
            client(region)
                .getSessionToken(
                    request ->
                        request
                            .durationSeconds(seconds)
                            .overrideConfiguration(call -> AwsClients.sign(call, key))),
        response -> session(response.credentials(), issuedAt));
  }

  /// The AWS account that the session belongs to.
  public Uni<AwsAnswer<AwsAccountId>> accountOf(SigningKey.Session session, Region region) {
    return AwsCalls.run(
        () ->
            client(region)
                .getCallerIdentity(
                    request ->
                        request.overrideConfiguration(call -> AwsClients.sign(call, session))),
        response -> ok(AwsAccountId.parse(response.account())));
  }

  private static int seconds(Duration duration) {
    if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "CONFIGURATION: latchkey.credential.session.duration must be 15 minutes to 36 hours");
    }
    return Math.toIntExact(duration.toSeconds());
  }

  private static Optional<SigningKey.Session> session(Credentials minted, Instant issuedAt) {
    if (minted == null
        || minted.secretAccessKey() == null
        || minted.sessionToken() == null
        || minted.expiration() == null) {
      return Optional.empty();
    }
    return ok(AccessKeyId.parse(minted.accessKeyId()))
        .map(
            id ->
                new SigningKey.Session(
                    id,
                    SecretText.of(minted.secretAccessKey()),
                    SecretText.of(minted.sessionToken()),
                    issuedAt,
                    minted.expiration()));
  }

  private static <T> Optional<T> ok(Parsed<T> parsed) {
    return switch (parsed) {
      case Parsed.Ok<T>(T value) -> Optional.of(value);
      case Parsed.Invalid<T> _ -> Optional.empty();
    };
  }

  private StsAsyncClient client(Region region) {
    return clients.computeIfAbsent(
        region,
        here ->
            aws.build(
                StsAsyncClient.builder()
                    .authSchemeProvider(StsAuthSchemeProvider.defaultProvider()),
                "sts",
                here));
  }

  @PreDestroy
  void close() {
    clients.values().forEach(StsAsyncClient::close);
  }
}
