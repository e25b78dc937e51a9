package dev.latchkey.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.latchkey.contracts.testkit.junit.WithPostgres;
import dev.latchkey.contracts.testkit.junit.WithSimulator;
import dev.latchkey.contracts.testkit.junit.WithVault;
import dev.latchkey.contracts.testkit.oidc.TokenIssuer;
import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.wire.claims.RequestGrant;
import dev.latchkey.contracts.wire.claims.RequestGrant.GrantedOperation;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.FallbackReason;
import dev.latchkey.contracts.wire.fallback.FallbackEvent;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.inference.Access;
import dev.latchkey.contracts.wire.inference.RequestHeaders;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.routing.fixture.Ask;
import dev.latchkey.routing.fixture.OwnBroker;
import dev.latchkey.routing.fixture.Seen;
import dev.latchkey.routing.fixture.Tenant;
import dev.latchkey.routing.fixture.TestKafka;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Requests where a grant is required, as everywhere but on a developer's machine. The workspace's
/// own session has ended and its policy is Allow: whatever may fall back does.
@WithPostgres
@WithVault
@WithSimulator
class GrantedRequestsTest {

  private static final GrantedOperation SUMMARISE =
      new GrantedOperation("summarise", Access.READ, /* autonomous= */ false, true);

  private static final GrantedOperation TRANSFER =
      new GrantedOperation("transfer", Access.WRITE, /* autonomous= */ true, true);

  @TempDir static Path folder;

  private static OwnBroker broker;
  private static TestKafka kafka;
  private static RoutingInstance routing;

  @BeforeAll
  static void startRouting() {
    broker = OwnBroker.start(folder);
    kafka = broker.kafka();
    routing = RoutingInstance.startWithGrants(kafka, "grants");
  }

  @AfterAll
  static void stopRouting() {
    routing.close();
    broker.close();
  }

  @Test
  void fallBackWhereTheGrantSaysThatTheyMay() {
    // Given
    Tenant tenant = expired();
    Ask ask = ask(tenant, SUMMARISE).eligible();

    // When
    Seen answer = ask.answer();

    // Then
    assertThat(answer.header("payer")).isEqualTo("platform");
    assertThat(tenant.platformCalls()).hasSize(1);
  }

  static Stream<Arguments> claims() {
    return Stream.of(
        argumentSet("say nothing", UnaryOperator.<Ask>identity()),
        argumentSet("claim to be harmless", (UnaryOperator<Ask>) Ask::eligible),
        argumentSet(
            "claim that a person waits",
            (UnaryOperator<Ask>) ask -> ask.with(RequestHeaders.AUTONOMOUS, "false")),
        argumentSet(
            "claim to read only",
            (UnaryOperator<Ask>) ask -> ask.with(RequestHeaders.ACCESS, "read")));
  }

  @ParameterizedTest
  @MethodSource("claims")
  void neverFallBackAsAutonomousWritesInProductionWhateverTheirHeaders(UnaryOperator<Ask> claim) {
    // Given
    Tenant tenant = expired();
    Ask ask = claim.apply(ask(tenant, TRANSFER));

    // When
    Seen answer = ask.answer();

    // Then
    assertThat(answer.error().code()).isEqualTo(ErrorCode.CREDENTIAL_EXPIRED);
    assertThat(answer.error().fallbackRefused())
        .isEqualTo(FallbackReason.AUTONOMOUS_PRODUCTION_WRITE);
    assertThat(ask.awaitFallback(FallbackEvent.Refused.class).reason())
        .isEqualTo(FallbackReason.AUTONOMOUS_PRODUCTION_WRITE);
    assertThat(tenant.platformCalls()).isEmpty();
  }

  @Test
  void haveTheStrictestMeaningWhereTheGrantDoesNotListTheirOperation() {
    // Given
    Tenant tenant = expired();
    Ask ask = ask(tenant, SUMMARISE).eligible().with(RequestHeaders.OPERATION, "transfer");

    // When
    Seen answer = ask.answer();

    // Then
    assertThat(answer.error().fallbackRefused()).isEqualTo(FallbackReason.OPERATION_NOT_ELIGIBLE);
    assertThat(tenant.platformCalls()).isEmpty();
  }

  @Test
  void mayBeNarrowedByTheirHeaders() {
    // Given
    Tenant tenant = expired();
    Ask ask = ask(tenant, SUMMARISE).eligible().with(RequestHeaders.FALLBACK_ELIGIBLE, "false");

    // When
    Seen answer = ask.answer();

    // Then
    assertThat(answer.error().fallbackRefused()).isEqualTo(FallbackReason.OPERATION_NOT_ELIGIBLE);
  }

  static Stream<Arguments> badGrants() {
    long now = Instant.now().getEpochSecond();
    return Stream.of(
        bad("forged", tenant -> issuer().forge(claimsOf(tenant)), ErrorCode.GRANT_INVALID),
        bad("no token", _ -> "let me in", ErrorCode.GRANT_INVALID),
        bad(
            "for another audience",
            tenant -> signed(tenant, Map.of("aud", TokenIssuer.AUDIENCE)),
            ErrorCode.GRANT_INVALID),
        bad(
            "good for an hour",
            tenant -> signed(tenant, Map.of("exp", now + 3600)),
            ErrorCode.GRANT_INVALID),
        bad(
            "over",
            tenant -> signed(tenant, Map.of("iat", now - 600, "exp", now - 300)),
            ErrorCode.GRANT_EXPIRED),
        bad(
            "of another workspace",
            _ -> issuer().grant(grant(new WorkspaceId("ws-another"), SUMMARISE)),
            ErrorCode.GRANT_MISMATCH),
        bad(
            "of another user",
            tenant -> signed(tenant, Map.of(RequestGrant.USER, "mallory")),
            ErrorCode.GRANT_MISMATCH));
  }

  @ParameterizedTest
  @MethodSource("badGrants")
  void areRefusedBeforeAnyCallWhenTheirGrantDoesNotCount(
      Function<Tenant, String> grant, ErrorCode code) {
    // Given
    Tenant tenant = expired();
    Ask ask = ask(tenant, SUMMARISE).with(RequestHeaders.GRANT, grant.apply(tenant));

    // When
    Seen answer = ask.answer();

    // Then
    assertThat(answer.error().code()).isEqualTo(code);
    assertThat(tenant.calls()).isEmpty();
    assertThat(tenant.platformCalls()).isEmpty();
  }

  @Test
  void areRefusedBeforeAnyCallWithoutAGrant() {
    // Given
    Tenant tenant = expired();

    // When
    Seen answer = Ask.of(tenant, "hello").on(kafka).eligible().answer();

    // Then
    assertThat(answer.error().code()).isEqualTo(ErrorCode.GRANT_MISSING);
    assertThat(tenant.calls()).isEmpty();
  }

  private static Ask ask(Tenant tenant, GrantedOperation operation) {
    return Ask.of(tenant, "hello")
        .on(kafka)
        .of("ada", "s-1")
        .with(RequestHeaders.OPERATION, operation.name())
        .with(RequestHeaders.GRANT, issuer().grant(grant(tenant.workspace(), operation)));
  }

  private static RequestGrant grant(WorkspaceId workspace, GrantedOperation operation) {
    return new RequestGrant(workspace, "ada", "s-1", List.of(operation));
  }

  private static Map<String, Object> claimsOf(Tenant tenant) {
    return TokenIssuer.grantClaims(grant(tenant.workspace(), SUMMARISE));
  }

  private static String signed(Tenant tenant, Map<String, Object> changes) {
    Map<String, Object> claims = claimsOf(tenant);
    claims.putAll(changes);
    return issuer().sign(claims);
  }

  private static Arguments bad(String name, Function<Tenant, String> grant, ErrorCode code) {
    return argumentSet(name, grant, code);
  }

  private static TokenIssuer issuer() {
    return SharedServers.issuer();
  }

  private static Tenant expired() {
    return Tenant.expired(kafka, FallbackPolicy.ALLOW);
  }
}
