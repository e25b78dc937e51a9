package dev.latchkey.routing.oidc;

import static com.fasterxml.jackson.annotation.JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.latchkey.contracts.wire.claims.RequestGrant;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.json.WireJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The claims of a grant whose signature is genuine, each of its type. Times are seconds since 1970
/// (RFC 7519 §2, `NumericDate`).
///
/// @param issuer who made the grant
/// @param audience for whom; one text counts as a list of one
/// @param issuedAt when it was made
/// @param expiresAt from when on it is void
/// @param notBefore until when it is void; null when it never was
/// @param workspace the workspace
/// @param user the user; null when there is none
/// @param session the user's session; null when there is none
/// @param operations the operations as they came; empty when the claim is missing
record GrantClaims(
    @JsonProperty("iss") String issuer,
    @JsonProperty("aud") @JsonFormat(with = ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> audience,
    @JsonProperty("iat") Double issuedAt,
    @JsonProperty("exp") Double expiresAt,
    @JsonProperty("nbf") @Nullable Double notBefore,
    @JsonProperty(RequestGrant.WORKSPACE) WorkspaceId workspace,
    @JsonProperty(RequestGrant.USER) @Nullable String user,
    @JsonProperty(RequestGrant.SESSION) @Nullable String session,
    @JsonProperty(RequestGrant.OPERATIONS) List<OperationClaim> operations) {

  /// The longest that a grant may live.
  static final Duration LONGEST_LIFE = Duration.ofMinutes(10);

  /// How far the issuer's clock may be ahead of the broker's.
  static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

  private static final int MOST_OPERATIONS = 200;
  private static final int LONGEST_NAME = 256;
  private static final double END_OF_YEAR_9999 = 253_402_300_799.0;

  GrantClaims {
    Objects.requireNonNull(issuer, "iss");
    Objects.requireNonNull(audience, "aud");
    Objects.requireNonNull(issuedAt, "iat");
    Objects.requireNonNull(expiresAt, "exp");
    Objects.requireNonNull(workspace, RequestGrant.WORKSPACE);
    audience = List.copyOf(audience);
    operations = List.copyOf(Objects.requireNonNullElse(operations, List.of()));
  }

  /// Reads the payload of a grant. The reason of a failure names the claim and not its value.
  static Parsed<GrantClaims> parse(byte[] payload) {
    return switch (WireJson.read(payload, GrantClaims.class)) {
      case Parsed.Invalid<GrantClaims>(String why) ->
          new Parsed.Invalid<>("has malformed claims: " + why);
      case Parsed.Ok<GrantClaims> claims -> claims;
    };
  }

  /// What the grant is worth for a request that the broker took at that moment.
  GrantReading judge(String expectedIssuer, Instant acceptedAt) {
    String complaint =
        Stream.of(aboutOrigin(expectedIssuer), aboutTimes(acceptedAt), aboutNames())
            .filter(each -> !each.isEmpty())
            .findFirst()
            .orElse("");
    if (!complaint.isEmpty()) {
      return new GrantReading.Invalid(complaint);
    }
    return acceptedAt.isBefore(time(expiresAt))
        ? new GrantReading.Verified(grant())
        : new GrantReading.Expired();
  }

  private String aboutOrigin(String expectedIssuer) {
    if (!issuer.equals(expectedIssuer)) {
      return "is of another issuer";
    }
    return audience.equals(List.of(RequestGrant.AUDIENCE))
        ? ""
        : "is not for the audience " + RequestGrant.AUDIENCE + " alone";
  }

  private String aboutTimes(Instant acceptedAt) {
    if (Stream.of(issuedAt, expiresAt, notBefore == null ? issuedAt : notBefore)
        .anyMatch(seconds -> !(seconds >= 0 && seconds <= END_OF_YEAR_9999))) {
      return "has a time that is none";
    }
    Duration life = Duration.between(time(issuedAt), time(expiresAt));
    if (!life.isPositive() || life.compareTo(LONGEST_LIFE) > 0) {
      return "does not live for more than nothing and at most ten minutes";
    }
    Instant latest = acceptedAt.plus(CLOCK_SKEW);
    return time(issuedAt).isAfter(latest) || (notBefore != null && time(notBefore).isAfter(latest))
        ? "is from the future"
        : "";
  }

  private String aboutNames() {
    if (operations.size() > MOST_OPERATIONS) {
      return "lists more than " + MOST_OPERATIONS + " operations";
    }
    return Stream.concat(
                Stream.of(user, session).filter(Objects::nonNull),
                operations.stream().map(OperationClaim::name))
            .allMatch(GrantClaims::isName)
        ? ""
        : "has a name that has not 1 to 256 characters or has control characters";
  }

  /// The same texts that a header can have, because they are compared with headers and go on in
  /// some.
  private static boolean isName(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST_NAME
        && text.codePoints()
            .noneMatch(
                c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
  }

  private RequestGrant grant() {
    return new RequestGrant(
        workspace, user, session, operations.stream().map(OperationClaim::granted).toList());
  }

  private static Instant time(double seconds) {
    return Instant.ofEpochMilli(Math.round(seconds * 1000));
  }
}
