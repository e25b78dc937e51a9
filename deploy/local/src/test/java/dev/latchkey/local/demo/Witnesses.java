package dev.latchkey.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.FallbackReason;
import dev.latchkey.contracts.wire.fallback.FallbackEvent;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.inference.Access;
import dev.latchkey.contracts.wire.json.WireJson;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/// What the witnesses of a call that failed in the customer's account say when all is well.
final class Witnesses {
  static final String CUSTOMER = "111111111111";
  static final String PLATFORM = "999999999999";
  static final String FALLBACK = "f-1";

  private static final FallbackEvent.Grounds GROUNDS =
      new FallbackEvent.Grounds(
          FallbackPolicy.ALLOW,
          1,
          1,
          ErrorCode.QUOTA,
          "ask",
          Access.READ,
          false,
          new Region("eu-central-1"),
          "eu.anthropic.claude-sonnet-4-6",
          List.of());

  private Witnesses() {}

  /// AWS's record of the refused call.
  static ObjectNode own() {
    return json(
        """
        {"account": "111111111111", "region": "eu-central-1", "status": 429, "modelId": "claude",
         "errorCode": "ThrottlingException", "fault": "demo-quota-used-up"}""");
  }

  /// AWS's record of the call that was served.
  static ObjectNode platform() {
    return json(
        """
        {"account": "999999999999", "region": "eu-central-1", "status": 200, "modelId": "claude",
         "sessionName": "f-1"}""");
  }

  static FallbackEvent.Intent intent(String fallback) {
    return new FallbackEvent.Intent(
        subject(fallback),
        GROUNDS,
        new AwsAccountId(PLATFORM),
        "claude",
        new BigDecimal("0.01"),
        Instant.EPOCH);
  }

  static FallbackEvent.Served served(String fallback) {
    return new FallbackEvent.Served(subject(fallback), 2, null, new BigDecimal("0.002"), "aws-2");
  }

  static FallbackEvent.Refused refused(FallbackReason reason) {
    return new FallbackEvent.Refused(subject(FALLBACK), GROUNDS, reason);
  }

  private static FallbackEvent.Subject subject(String fallback) {
    return new FallbackEvent.Subject(
        fallback,
        new WorkspaceId("acme-research"),
        new OrgId("acme"),
        "/agent",
        "r-1",
        "bob",
        "s",
        null);
  }

  private static ObjectNode json(String text) {
    try {
      return WireJson.mapper().readValue(text, ObjectNode.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
