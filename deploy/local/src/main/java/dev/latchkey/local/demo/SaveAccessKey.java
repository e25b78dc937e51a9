package dev.latchkey.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.contracts.wire.json.WireJson;
import dev.latchkey.local.http.JsonAnswer;
import dev.latchkey.local.http.JsonApi;
import dev.latchkey.local.oidc.DemoUser;
import dev.latchkey.local.simulator.SimulatedAccount;
import java.time.Duration;

/// The owner of the workspace saves the access key. Latchkey first tests it with a real call.
final class SaveAccessKey implements DemoStep {
  private static final Duration DIRECTORY_PATIENCE = Duration.ofSeconds(30);

  @Override
  public String name() {
    return "access-key-saved";
  }

  @Override
  public String title() {
    return "alice saves the access key for " + DemoWorkspaces.RESEARCH;
  }

  @Override
  public Evidence run(DemoSession session) {
    JsonApi api = session.credentials(DemoUser.ALICE);
    String path = CredentialPaths.accessKey(DemoWorkspaces.RESEARCH);
    ObjectNode key = body(session.account());
    // The directory record is on its way to the service: until then the workspace is unknown.
    JsonAnswer answer =
        Repeat.until(() -> api.put(path, key), saved -> saved.status() != 404, DIRECTORY_PATIENCE);
    JsonNode saved = answer.orThrow();
    session.rememberVersion(saved.path("version").asInt());
    return Evidence.none().and("http", answer.status()).and("saved", saved);
  }

  private static ObjectNode body(SimulatedAccount account) {
    ObjectNode body = WireJson.mapper().createObjectNode();
    body.put("accessKeyId", account.accessKeyId());
    body.put("secretAccessKey", account.secretAccessKey().reveal());
    body.put("region", DemoWorkspaces.RESEARCH_REGION.name());
    return body;
  }
}
