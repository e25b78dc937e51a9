package dev.latchkey.audit;

import static io.restassured.RestAssured.given;

import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.claims.TokenClaims;
import dev.latchkey.contracts.wire.topic.Topic;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an operator sees at `GET /v1/intake`.
record IntakeView(JsonPath json) {

  static IntakeView now() {
    return new IntakeView(
        given()
            .header("Authorization", "Bearer " + token(Role.OPERATOR))
            .get("/v1/intake")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath());
  }

  static String token(Role... roles) {
    return SharedServers.issuer().token(new TokenClaims("somebody", null, Set.of(), Set.of(roles)));
  }

  long events(Topic topic, String type) {
    return json.getLong(path(topic) + ".events.'" + type + "'");
  }

  long unreadable(Topic topic) {
    return json.getLong(path(topic) + ".unreadable");
  }

  /// All records of the topic that were counted, as whatever.
  long records(Topic topic) {
    Map<String, Number> events = json.getMap(path(topic) + ".events");
    return unreadable(topic) + events.values().stream().mapToLong(Number::longValue).sum();
  }

  /// How many records of the topic are not committed; null when Kafka did not say.
  @Nullable Long lag(Topic topic) {
    Map<String, Number> lag = json.getMap(path(topic) + ".lag");
    return lag == null ? null : lag.values().stream().mapToLong(Number::longValue).sum();
  }

  private static String path(Topic topic) {
    return "topics.find { it.topic == '" + topic + "' }";
  }
}
