package dev.latchkey.system.crash;

import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.inference.RequestHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

/// A request and when it is to be published.
///
/// @param at counted from the beginning of the run
record PlannedRequest(AskedRequest asked, CloudEvent event, Duration at) {
  private static final String MODEL = "eu.anthropic.claude-haiku-4-5-20251001-v1:0";

  /// What an agent does with the answer.
  enum Operation {
    /// May run twice, and may be served by the platform.
    READ("read", true),
    /// Must not run twice, nor be served by the platform.
    WRITE("write", false),
    /// Must not run twice, and may be served by the platform.
    ELIGIBLE_WRITE("write", true);

    private final String access;
    private final boolean eligible;

    Operation(String access, boolean eligible) {
      this.access = access;
      this.eligible = eligible;
    }
  }

  /// @param name tells the request from all others
  static PlannedRequest of(String name, Tenancy tenancy, Operation operation, Duration at) {
    byte[] body = body(name);
    AskedRequest asked =
        new AskedRequest(
            name, tenancy, sha256(body), operation == Operation.READ, operation.eligible);
    Map<String, String> headers =
        Map.of(
            RequestHeaders.WORKSPACE,
            tenancy.workspace().value(),
            RequestHeaders.MODEL,
            MODEL,
            RequestHeaders.API,
            "messages",
            RequestHeaders.ACCESS,
            operation.access,
            RequestHeaders.AUTONOMOUS,
            "false",
            RequestHeaders.FALLBACK_ELIGIBLE,
            Boolean.toString(operation.eligible));
    CloudEvent event =
        new CloudEvent(
            name,
            "agent-of-the-crash-test",
            RequestHeaders.TYPE,
            null,
            Instant.now(),
            CloudEvent.JSON,
            headers,
            null,
            Content.of(body));
    return new PlannedRequest(asked, event, at);
  }

  /// The key of its record. Requests are spread over partitions, and so over instances.
  String recordKey() {
    return asked.tenancy().workspace() + "/" + asked.id();
  }

  private static byte[] body(String name) {
    return """
        {"anthropic_version":"bedrock-2023-05-31","max_tokens":64,
         "messages":[{"role":"user","content":"%s"}]}\
        """
        .formatted(name)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
