package dev.latchkey.routing.bedrock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.latchkey.contracts.testkit.junit.WithSimulator;
import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.testkit.simulator.CallFilter;
import dev.latchkey.contracts.testkit.simulator.SimulatedCall;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.routing.decision.PlatformGrant;
import dev.latchkey.routing.decision.PlatformRoute;
import dev.latchkey.routing.fixture.Ask;
import dev.latchkey.routing.fixture.TestPlatform;
import dev.latchkey.routing.sts.PlatformRoles;
import dev.latchkey.routing.sts.PlatformSession;
import dev.latchkey.routing.sts.SessionResult;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Calls that are signed with the platform's session, some of them by clients that go astray.
@WithSimulator
class PlatformCallTest {

  private static final String MODEL = Ask.PROFILE;
  private static final PlatformRoute ROUTE = TestPlatform.route("eu-central-1", MODEL);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Test
  void reachesBedrockAsTheRolesSessionOfTheFallback() {
    // Given
    PlatformGrant.DurableIntent grant = TestPlatform.durableIntent(ROUTE);
    try (BedrockCalls calls =
        new BedrockCalls(region -> in(SharedServers.simulator().uri(), region), 4)) {
      // When
      CallResult result = calls.invoke(call("eu-central-1", MODEL, session(grant)));

      // Then
      assertThat(result).isInstanceOf(CallResult.Answered.class);
      List<SimulatedCall> seen =
          SharedServers.simulator()
              .admin()
              .calls(
                  CallFilter.everything().operation("InvokeModel").sessionName(grant.fallbackId()));
      assertThat(seen).hasSize(1);
      assertThat(seen.getFirst().account()).isEqualTo("999999999999");
      assertThat(seen.getFirst().host()).isEqualTo("bedrock-runtime.eu-central-1.amazonaws.com");
      assertThat(seen.getFirst().modelId()).isEqualTo(MODEL);
    }
  }

  @Test
  void neverLeavesForAnotherHost() throws IOException {
    assertNotSent(
        server -> _ -> in(server, new Region("us-east-1")), "eu-central-1", MODEL, "its host");
  }

  @Test
  void neverLeavesForAHostThatIsNotAwss() throws IOException {
    assertNotSent(server -> _ -> server, "eu-central-1", MODEL, "its host");
  }

  @Test
  void neverLeavesWithASignatureForAnotherRegion() throws IOException {
    assertNotSent(
        server -> _ -> in(server, new Region("eu-central-1")),
        "us-east-1",
        MODEL,
        "its signature is for us-east-1");
  }

  @Test
  void neverLeavesForAnotherModel() throws IOException {
    assertNotSent(
        server -> region -> in(server, region), "eu-central-1", "global." + Ask.MODEL, "invoke");
  }

  /// A call of the platform by a client whose endpoints, region or model are wrong.
  private static void assertNotSent(
      Function<URI, Function<Region, URI>> endpoints, String region, String model, String why)
      throws IOException {
    // Given
    try (BrokenServer server = BrokenServer.that(BrokenServer.answers("200 OK", "", "{}"));
        BedrockCalls calls = new BedrockCalls(endpoints.apply(server.address()), 4)) {
      ModelCall astray = call(region, model, session(TestPlatform.durableIntent(ROUTE)));

      // Then
      assertThatIllegalStateException()
          .isThrownBy(() -> calls.invoke(astray))
          .withMessageContaining(why);
      assertThat(server.requests()).isZero();
    }
  }

  private static URI in(URI server, Region region) {
    return URI.create(server + "/bedrock-runtime." + region + ".amazonaws.com");
  }

  private static ModelCall call(String region, String model, Signer signer) {
    return new ModelCall(
        ModelOperation.INVOKE,
        new Region(region),
        ModelReference.parse(model).orThrow(),
        Content.of(Ask.body("hello").getBytes(UTF_8)),
        null,
        null,
        signer,
        PATIENCE);
  }

  private static Signer session(PlatformGrant grant) {
    try (PlatformRoles roles =
        new PlatformRoles(
            TestPlatform.routes(),
            region ->
                URI.create(SharedServers.simulator().uri() + "/sts." + region + ".amazonaws.com"),
            "routing-service",
            InstantSource.system())) {
      SessionResult result =
          roles.assume(grant, TestPlatform.key(), new WorkspaceId("ws-1"), PATIENCE);
      assertThat(result).isInstanceOf(SessionResult.Opened.class);
      PlatformSession session = ((SessionResult.Opened) result).session();
      return new Signer.Platform(
          grant,
          session.account(),
          session.accessKeyId(),
          session.secretAccessKey(),
          session.sessionToken());
    }
  }
}
