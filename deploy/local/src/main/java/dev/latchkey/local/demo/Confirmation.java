package dev.latchkey.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.json.WireJson;
import dev.latchkey.local.oidc.DemoUser;

/// Bob's word that one session of his may go on with the platform's credential.
final class Confirmation {

  private Confirmation() {}

  /// Gives it, and returns when routing can know of it.
  static Evidence give(DemoSession demo, String session) {
    JsonNode given =
        demo.credentials(DemoUser.BOB)
            .post(
                CredentialPaths.fallbackConfirmations(DemoWorkspaces.RESEARCH),
                WireJson.mapper().createObjectNode().put("sessionid", session))
            .orThrow();
    demo.event(EventType.FALLBACK_CONFIRMATION, published -> published.session().equals(session));
    return Evidence.none()
        .and("user", DemoUser.BOB.name())
        .and("session", session)
        .and("confirmed", given.path("confirmed").asText(), "true")
        .and("until", given.path("expiresat").asText());
  }
}
