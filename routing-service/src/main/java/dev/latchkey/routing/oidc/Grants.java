package dev.latchkey.routing.oidc;

import dev.latchkey.contracts.wire.identifiers.Parsed;
import dev.latchkey.contracts.wire.secret.SecretText;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Verifies request grants: signed by the configured issuer, for Latchkey's audience, valid at the
/// moment at which the broker took the request. A grant is verified every time; that costs less
/// than remembering it would.
///
/// Blocks while the issuer's keys are fetched, for five seconds at most; safe for all threads.
public final class Grants {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final boolean required;
  private final String issuer;
  private final SigningKeys keys;

  /// @param settings whose grants count; where no issuer is set none can be verified
  public Grants(GrantSettings settings, InstantSource clock) {
    this.required = settings.required();
    this.issuer = settings.issuer().orElse("");
    this.keys =
        new SigningKeys(
            settings
                .jwksUrl()
                .<Supplier<KeySetReading>>map(address -> new KeySetEndpoint(address, PATIENCE))
                .orElse(Grants::nowhere),
            clock);
  }

  /// Whether a request without a grant is to be refused.
  public boolean areRequired() {
    return required;
  }

  /// Fetches the issuer's keys now, so that no request waits for the first fetch.
  public void fetchKeys() {
    keys.fetch();
  }

  /// Verifies a grant. Never throws, whatever the sender wrote.
  ///
  /// @param grant the grant as it came; null when there is none
  /// @param acceptedAt the broker's append time
  public GrantReading read(@Nullable SecretText grant, Instant acceptedAt) {
    if (grant == null) {
      return new GrantReading.Missing();
    }
    return switch (GrantToken.parse(grant)) {
      case Parsed.Invalid<GrantToken>(String why) -> new GrantReading.Invalid(why);
      case Parsed.Ok<GrantToken>(GrantToken token) -> verify(token, acceptedAt);
    };
  }

  private GrantReading verify(GrantToken token, Instant acceptedAt) {
    return switch (keys.find(token)) {
      case KeyLookup.Found(var key) -> judge(token.payload(key), acceptedAt);
      case KeyLookup.Unknown() ->
          new GrantReading.Invalid("is signed with a key that its issuer does not publish");
      case KeyLookup.Unavailable(String why) -> new GrantReading.Unavailable(why);
    };
  }

  private GrantReading judge(Parsed<byte[]> payload, Instant acceptedAt) {
    return switch (payload.flatMap(GrantClaims::parse)) {
      case Parsed.Invalid<GrantClaims>(String why) -> new GrantReading.Invalid(why);
      case Parsed.Ok<GrantClaims>(GrantClaims claims) -> claims.judge(issuer, acceptedAt);
    };
  }

  private static KeySetReading nowhere() {
    return new KeySetReading.Failed("latchkey.routing.grants.jwks-url is not set");
  }
}
