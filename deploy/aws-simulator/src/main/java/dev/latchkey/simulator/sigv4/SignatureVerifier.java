package dev.latchkey.simulator.sigv4;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.latchkey.simulator.accounts.Principal;
import dev.latchkey.simulator.sigv4.Rejection.AuthorizationIncomplete;
import dev.latchkey.simulator.sigv4.Verification.Rejected;
import dev.latchkey.simulator.sigv4.Verification.Verified;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Verifies Signature Version 4 in AWS's order: parse, time, scope, key, signature. The first thing
/// that is wrong decides the answer. Safe for concurrent use.
public final class SignatureVerifier {

  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final String DATE_MISSING =
      "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.";

  private final InstantSource clock;
  private final Function<PresentedKey, KeyFinding> keys;

  /// @param keys looks a presented key up at the time of the call
  public SignatureVerifier(InstantSource clock, Function<PresentedKey, KeyFinding> keys) {
    this.clock = clock;
    this.keys = keys;
  }

  /// Decides whether the holder of the named key signed this request for this endpoint.
  public Verification verify(SignableRequest request, ExpectedScope expected) {
    RequestTime time = RequestTime.of(request.headers());
    String header = request.headers().first("authorization").orElse(null);
    return switch (AuthorizationHeader.parse(header)) {
      case AuthorizationHeader.Absent() -> rejected(new Rejection.AuthorizationMissing());
      case AuthorizationHeader.Bearer(boolean prefixed) -> rejected(new Rejection.ApiKey(prefixed));
      case AuthorizationHeader.Incomplete(List<String> problems) ->
          rejected(new AuthorizationIncomplete(withTimeProblem(problems, time)));
      case AuthorizationHeader.Signed signed ->
          switch (time) {
            case RequestTime.Missing() ->
                new Rejected(
                    new AuthorizationIncomplete(List.of(DATE_MISSING)), signed.scope(), null);
            case RequestTime.Unreadable(String value) ->
                new Rejected(new Rejection.TimeUnreadable(value), signed.scope(), null);
            case RequestTime.Known known -> verify(request, expected, signed, known);
          };
    };
  }

  private static Rejected rejected(Rejection reason) {
    return new Rejected(reason, null, null);
  }

  private static List<String> withTimeProblem(List<String> problems, RequestTime time) {
    List<String> all = new ArrayList<>(problems);
    if (time instanceof RequestTime.Missing) {
      all.add(DATE_MISSING);
    }
    return all;
  }

  private Verification verify(
      SignableRequest request,
      ExpectedScope expected,
      AuthorizationHeader.Signed signed,
      RequestTime.Known time) {
    CredentialScope scope = signed.scope();
    Optional<Rejection> early = checkSkew(time).or(() -> checkScope(scope, expected, time));
    if (early.isPresent()) {
      return new Rejected(early.get(), scope, null);
    }
    String token = request.headers().first("x-amz-security-token").orElse(null);
    return switch (keys.apply(new PresentedKey(scope.accessKeyId(), token, scope.region()))) {
      case KeyFinding.Unknown() -> new Rejected(new Rejection.KeyInvalid(), scope, null);
      case KeyFinding.Inactive(Principal holder) ->
          new Rejected(new Rejection.KeyInvalid(), scope, holder);
      case KeyFinding.Expired(Principal holder) ->
          new Rejected(new Rejection.SessionExpired(), scope, holder);
      case KeyFinding.RegionDisabled(Principal holder) ->
          new Rejected(new Rejection.RegionDisabled(holder.accountId()), scope, holder);
      case KeyFinding.Usable usable -> checkSignature(request, signed, time, usable);
    };
  }

  private Optional<Rejection> checkSkew(RequestTime.Known time) {
    Instant now = clock.instant();
    Instant earliest = now.minus(TOLERANCE);
    Instant latest = now.plus(TOLERANCE);
    if (time.at().isBefore(earliest)) {
      return Optional.of(new Rejection.TooOld(time.timestamp(), basic(earliest), basic(now)));
    }
    if (time.at().isAfter(latest)) {
      return Optional.of(new Rejection.TooNew(time.timestamp(), basic(latest), basic(now)));
    }
    return Optional.empty();
  }

  private static String basic(Instant instant) {
    return RequestTime.BASIC.format(instant);
  }

  private static Optional<Rejection> checkScope(
      CredentialScope scope, ExpectedScope expected, RequestTime.Known time) {
    String requestDate = time.timestamp().substring(0, 8);
    if (!scope.date().equals(requestDate)) {
      return Optional.of(new Rejection.ScopeDate(scope.date(), requestDate, time.timestamp()));
    }
    if (!expected.regions().contains(scope.region())) {
      return Optional.of(new Rejection.ScopeRegion());
    }
    if (!expected.services().contains(scope.service())) {
      return Optional.of(new Rejection.ScopeService(expected.services().getFirst()));
    }
    if (!scope.terminator().equals(Signature.TERMINATOR)) {
      return Optional.of(new Rejection.ScopeTerminator(scope.terminator()));
    }
    return Optional.empty();
  }

  private static Verification checkSignature(
      SignableRequest request,
      AuthorizationHeader.Signed signed,
      RequestTime.Known time,
      KeyFinding.Usable key) {
    CredentialScope scope = signed.scope();
    Optional<String> unsigned = firstUnsigned(request.headers(), signed.signedHeaders());
    if (unsigned.isPresent()) {
      return new Rejected(new Rejection.HeaderUnsigned(unsigned.get()), scope, key.principal());
    }
    String canonical = CanonicalRequest.of(request, signed.signedHeaders());
    String expected =
        Signature.sign(
            key.secret().reveal(),
            scope,
            Signature.stringToSign(time.timestamp(), scope, canonical));
    if (!announcedDigestHolds(request) || !sameSignature(expected, signed.signature())) {
      return new Rejected(new Rejection.SignatureMismatch(), scope, key.principal());
    }
    return new Verified(scope, key.principal());
  }

  private static Optional<String> firstUnsigned(Headers headers, List<String> signedHeaders) {
    Set<String> signed = Set.copyOf(signedHeaders);
    if (!signed.contains("host") && !signed.contains(":authority")) {
      return Optional.of("host");
    }
    return headers.names().stream()
        .filter(name -> name.startsWith("x-amz-"))
        .filter(name -> !signed.contains(name))
        .findFirst();
  }

  private static boolean announcedDigestHolds(SignableRequest request) {
    @Nullable String announced = request.headers().first("x-amz-content-sha256").orElse(null);
    return announced == null || announced.equals(request.payloadSha256());
  }

  /// Takes the same time wherever the difference is.
  private static boolean sameSignature(String expected, String actual) {
    return MessageDigest.isEqual(expected.getBytes(US_ASCII), actual.getBytes(US_ASCII));
  }
}
