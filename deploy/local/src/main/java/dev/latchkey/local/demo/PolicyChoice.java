package dev.latchkey.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.contracts.wire.json.WireJson;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.local.http.JsonAnswer;
import dev.latchkey.local.http.JsonApi;
import dev.latchkey.local.oidc.DemoUser;
import java.time.Duration;

/// Alice's decision about her workspace's fallbacks.
final class PolicyChoice {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private PolicyChoice() {}

  /// Chooses a policy, and returns when routing acts by it.
  static void choose(DemoSession session, FallbackPolicy policy) {
    JsonNode chosen =
        session
            .credentials(DemoUser.ALICE)
            .put(
                CredentialPaths.fallbackPolicy(DemoWorkspaces.RESEARCH),
                WireJson.mapper().createObjectNode().put("policy", policy.toString()))
            .orThrow();
    awaitRouting(session, chosen.path("revision").asLong());
  }

  private static void awaitRouting(DemoSession session, long revision) {
    JsonApi api = session.routing(DemoUser.ALICE);
    String path = "/v1/workspaces/" + DemoWorkspaces.RESEARCH + "/route";
    JsonAnswer route =
        Repeat.until(() -> api.get(path), read -> revisionOf(read) >= revision, PATIENCE);
    if (revisionOf(route) < revision) {
      throw new IllegalStateException("routing has not heard of the policy: " + route);
    }
  }

  private static long revisionOf(JsonAnswer route) {
    return route.body().path("revision").asLong(0);
  }
}
