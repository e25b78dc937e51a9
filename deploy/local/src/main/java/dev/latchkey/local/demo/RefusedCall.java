package dev.latchkey.local.demo;

import com.fasterxml.jackson.databind.JsonNode;

/// AWS's record of a call in the customer's account that was refused for the quota.
final class RefusedCall {

  private RefusedCall() {}

  /// What it shows.
  ///
  /// @param customer the customer's account
  static Evidence evidence(JsonNode call, String customer) {
    return Evidence.none()
        .and("account", call.path("account").asText(), customer)
        .and("region", call.path("region").asText(), DemoWorkspaces.RESEARCH_REGION.name())
        .and("status", call.path("status").asText(), "429")
        .and("error", call.path("errorCode").asText())
        .and("fault", call.path("fault").asText(), UsedUpQuota.FAULT);
  }
}
