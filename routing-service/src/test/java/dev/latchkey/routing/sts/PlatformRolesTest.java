package dev.latchkey.routing.sts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.testkit.junit.WithSimulator;
import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.testkit.simulator.CallFilter;
import dev.latchkey.contracts.testkit.simulator.SimulatedCall;
import dev.latchkey.contracts.testkit.simulator.SimulatorAdmin;
import dev.latchkey.contracts.wire.identifiers.AccessKeyId;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.secret.SecretText;
import dev.latchkey.contracts.wire.vault.PlatformKeyDocument;
import dev.latchkey.routing.decision.CallFailure;
import dev.latchkey.routing.decision.CallPhase;
import dev.latchkey.routing.decision.PlatformGrant;
import dev.latchkey.routing.decision.PlatformRoute;
import dev.latchkey.routing.fixture.TestPlatform;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

@WithSimulator
class PlatformRolesTest {

  private static final Duration LEFT = Duration.ofSeconds(20);
  private static final WorkspaceId WORKSPACE = new WorkspaceId("ws-1");
  private static final PlatformRoute ROUTE =
      TestPlatform.route("eu-central-1", "eu.anthropic.claude-haiku-4-5-20251001-v1:0");
  private static final SimulatorAdmin AWS = SharedServers.simulator().admin();

  @Test
  void opensASessionForEachFallbackThatBearsItsId() {
    try (PlatformRoles roles = roles(PlatformRolesTest::sts)) {
      // Given
      PlatformGrant.DurableIntent grant = TestPlatform.durableIntent(ROUTE);

      // When
      PlatformSession session = opened(roles.assume(grant, TestPlatform.key(), WORKSPACE, LEFT));

      // Then
      assertThat(session.grant()).isEqualTo(grant);
      assertThat(session.account()).isEqualTo(new AwsAccountId("999999999999"));
      assertThat(session.expiresAt())
          .isBetween(
              Instant.now().plus(Duration.ofMinutes(14)),
              Instant.now().plus(Duration.ofMinutes(16)));
      SimulatedCall call = onlyCall(grant.fallbackId());
      assertThat(call.roleName()).isEqualTo("latchkey-fallback-eu-central-1");
      assertThat(call.host()).isEqualTo("sts.eu-central-1.amazonaws.com");
      assertThat(call.region()).isEqualTo("eu-central-1");
      assertThat(call.tags())
          .isEqualTo(
              Map.of(
                  "latchkey-fallback-id",
                  grant.fallbackId(),
                  "latchkey-workspace",
                  WORKSPACE.value()));
    }
  }

  @Test
  void opensAnotherSessionForAnotherFallback() {
    try (PlatformRoles roles = roles(PlatformRolesTest::sts)) {
      // When
      PlatformSession one = open(roles, TestPlatform.durableIntent(ROUTE));
      PlatformSession other = open(roles, TestPlatform.durableIntent(ROUTE));

      // Then
      assertThat(one.accessKeyId()).isNotEqualTo(other.accessKeyId());
    }
  }

  @Test
  void sharesOneSessionAmongWorkspacesWithoutACredential() {
    // Given
    String instance = "routing-" + UUID.randomUUID();
    PlatformRoute otherModel = TestPlatform.route("eu-central-1", "cohere.embed-v4:0");
    try (PlatformRoles roles =
        new PlatformRoles(
            TestPlatform.routes(), PlatformRolesTest::sts, instance, InstantSource.system())) {
      // When
      PlatformSession one = open(roles, TestPlatform.notByok(ROUTE));
      PlatformSession other = open(roles, TestPlatform.notByok(otherModel));

      // Then
      assertThat(one.accessKeyId()).isEqualTo(other.accessKeyId());
      assertThat(other.grant()).isEqualTo(TestPlatform.notByok(otherModel));
      assertThat(onlyCall("latchkey-notbyok-" + instance).tags()).isNullOrEmpty();
    }
  }

  @Test
  void namesSharedSessionsAsAwsAllowsWhateverTheInstanceIsCalled() {
    // Given
    String instance = "a b/" + "ü".repeat(80);
    try (PlatformRoles roles =
        new PlatformRoles(
            TestPlatform.routes(), PlatformRolesTest::sts, instance, InstantSource.system())) {
      // Then
      assertThat(roles.assume(TestPlatform.notByok(ROUTE), TestPlatform.key(), WORKSPACE, LEFT))
          .isInstanceOf(SessionResult.Opened.class);
    }
  }

  @Test
  void failsClosedWhereNoRoleIsConfigured() {
    // Given
    PlatformRoute elsewhere = TestPlatform.route("sa-east-1", "cohere.embed-v4:0");
    long before = AWS.lastSequence();
    try (PlatformRoles roles = roles(PlatformRolesTest::sts)) {
      // When
      SessionResult result =
          roles.assume(TestPlatform.durableIntent(elsewhere), TestPlatform.key(), WORKSPACE, LEFT);

      // Then
      assertThat(result).isEqualTo(new SessionResult.NoRole());
      assertThat(AWS.count(CallFilter.everything().region("sa-east-1").since(before))).isZero();
    }
  }

  @Test
  void tellsARefusalOfAwsAsAValue() {
    // Given
    PlatformKeyDocument wrong =
        new PlatformKeyDocument(
            new AwsAccountId("999999999999"),
            new AccessKeyId("AKIA000000000000"),
            SecretText.of("wrong"));
    try (PlatformRoles roles = roles(PlatformRolesTest::sts)) {
      // When
      CallFailure failure =
          refused(roles.assume(TestPlatform.durableIntent(ROUTE), wrong, WORKSPACE, LEFT));

      // Then
      assertThat(failure.phase()).isEqualTo(CallPhase.ANSWERED);
      assertThat(failure.exceptionName()).isEqualTo("InvalidClientTokenId");
      assertThat(failure.httpStatus()).isEqualTo(403);
    }
  }

  @Test
  void throwsAwayASessionOfAnotherAccount() throws IOException {
    // Given
    try (StsOfAnotherAccount sts = new StsOfAnotherAccount();
        PlatformRoles roles = roles(_ -> sts.address())) {
      // When
      SessionResult result =
          roles.assume(TestPlatform.durableIntent(ROUTE), TestPlatform.key(), WORKSPACE, LEFT);

      // Then
      assertThat(result)
          .isEqualTo(new SessionResult.ForeignAccount(new AwsAccountId("111111111111")));
    }
  }

  @Test
  void waitsNoLongerThanTheRequestHasLeft() throws IOException {
    // Given
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        PlatformRoles roles = roles(_ -> URI.create("http://127.0.0.1:" + silent.getLocalPort()))) {
      for (PlatformGrant grant :
          List.of(TestPlatform.durableIntent(ROUTE), TestPlatform.notByok(ROUTE))) {
        long begin = System.nanoTime();

        // When
        CallFailure failure =
            refused(roles.assume(grant, TestPlatform.key(), WORKSPACE, Duration.ofMillis(300)));

        // Then
        assertThat(failure.exceptionName()).isEqualTo("ApiCallTimeoutException");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
      }
    }
  }

  @Test
  void asksNothingWhenNoTimeIsLeft() {
    // Given
    PlatformGrant.DurableIntent grant = TestPlatform.durableIntent(ROUTE);
    try (PlatformRoles roles = roles(PlatformRolesTest::sts)) {
      // When
      SessionResult result =
          roles.assume(grant, TestPlatform.key(), WORKSPACE, Duration.ofMillis(-1));

      // Then
      assertThat(refused(result).exceptionName()).isEqualTo("ApiCallTimeoutException");
      assertThat(calls(grant.fallbackId())).isEmpty();
    }
  }

  private static PlatformRoles roles(Function<Region, URI> endpoints) {
    return new PlatformRoles(
        TestPlatform.routes(), endpoints, "routing-service", InstantSource.system());
  }

  private static URI sts(Region region) {
    return URI.create(SharedServers.simulator().uri() + "/sts." + region + ".amazonaws.com");
  }

  private static PlatformSession open(PlatformRoles roles, PlatformGrant grant) {
    return opened(roles.assume(grant, TestPlatform.key(), WORKSPACE, LEFT));
  }

  private static PlatformSession opened(SessionResult result) {
    assertThat(result).isInstanceOf(SessionResult.Opened.class);
    return ((SessionResult.Opened) result).session();
  }

  private static CallFailure refused(SessionResult result) {
    assertThat(result).isInstanceOf(SessionResult.Refused.class);
    return ((SessionResult.Refused) result).failure();
  }

  private static SimulatedCall onlyCall(String sessionName) {
    List<SimulatedCall> calls = calls(sessionName);
    assertThat(calls).hasSize(1);
    return calls.getFirst();
  }

  private static List<SimulatedCall> calls(String sessionName) {
    return AWS.calls(CallFilter.everything().operation("AssumeRole").sessionName(sessionName));
  }
}
