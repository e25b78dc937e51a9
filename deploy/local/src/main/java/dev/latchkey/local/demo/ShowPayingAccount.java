package dev.latchkey.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.contracts.wire.inference.Payer;

/// Compares what Latchkey says with what AWS saw: the outcome record names AWS's request id, and
/// the simulator's own record of that call names account, key, region and host.
final class ShowPayingAccount implements DemoStep {

  @Override
  public String name() {
    return "served-by-customer-account";
  }

  @Override
  public String title() {
    return "AWS's own record: the customer's account served it, in the workspace's region";
  }

  @Override
  public Evidence run(DemoSession session) {
    Observation seen = new Observation(session, session.answer().requestId());
    JsonNode call = seen.callPaidBy(Payer.CUSTOMER);
    require(call, "account", session.account().id());
    require(call, "region", DemoWorkspaces.RESEARCH_REGION.name());
    require(call, "signer", "SESSION");
    require(call, "host", "bedrock-runtime." + DemoWorkspaces.RESEARCH_REGION + ".amazonaws.com");
    return Evidence.none()
        .and("awsRequestId", call.path("requestId"))
        .and("account", call.path("account"))
        .and("accessKeyId", call.path("accessKeyId"))
        .and("region", call.path("region"))
        .and("host", call.path("host"))
        .and("model", call.path("modelId"))
        .and("status", call.path("status"));
  }

  private static void require(JsonNode call, String field, String expected) {
    String found = call.path(field).asText();
    if (!found.equals(expected)) {
      throw new IllegalStateException(
          "AWS's record says " + field + " " + found + ", expected " + expected);
    }
  }
}
