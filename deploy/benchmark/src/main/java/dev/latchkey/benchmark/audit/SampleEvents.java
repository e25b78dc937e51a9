package dev.latchkey.benchmark.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.ServiceName;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.CloudEventCodec;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.FallbackReason;
import dev.latchkey.contracts.wire.fallback.FallbackEvent;
import dev.latchkey.contracts.wire.fallback.RuleVerdict;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.CredentialId;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.inference.Access;
import dev.latchkey.contracts.wire.inference.AttemptOutcome;
import dev.latchkey.contracts.wire.inference.Payer;
import dev.latchkey.contracts.wire.inference.TokenUsage;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// Events as routing-service publishes them, of many workspaces.
final class SampleEvents {

  static final int ORGS = 20;
  static final int WORKSPACES = 200;
  static final String MODEL = "eu.anthropic.claude-sonnet-4-6";

  /// As many as the rules of the decision.
  private static final List<RuleVerdict> VERDICTS =
      Stream.of(
              "policy",
              "candidate",
              "operation",
              "production-write",
              "repeatable",
              "delta",
              "session",
              "portable",
              "route",
              "destinations",
              "price",
              "caps",
              "calls",
              "deadline")
          .map(rule -> new RuleVerdict(rule, RuleVerdict.Verdict.PERMITS, "as it should be"))
          .toList();

  private SampleEvents() {}

  static String org(int workspace) {
    return "org-" + workspace % ORGS;
  }

  static ProducerRecord<byte[], byte[]> message(int number, Mix mix) {
    int workspace = number % WORKSPACES;
    CloudEvent event =
        number / WORKSPACES % 10 < mix.fallbacks()
            ? event(EventType.FALLBACK_EVENT, number, refused(workspace, number))
            : event(EventType.ATTEMPT_OUTCOME, number, outcome(workspace, number));
    String topic =
        event.type().equals(EventType.FALLBACK_EVENT.type())
            ? EventType.FALLBACK_EVENT.topic().name()
            : EventType.ATTEMPT_OUTCOME.topic().name();
    return new ProducerRecord<>(
        topic,
        /* partition= */ null,
        /* timestamp= */ null,
        ("ws-" + workspace).getBytes(UTF_8),
        event.data().bytes(),
        CloudEventCodec.headers(event));
  }

  private static <T> CloudEvent event(EventType<T> type, int number, T value) {
    return type.event(
        "event-" + number,
        ServiceName.ROUTING_SERVICE.text(),
        "request-" + number,
        Instant.now(),
        new OrgId(org(number % WORKSPACES)),
        null,
        value);
  }

  private static AttemptOutcome outcome(int workspace, int number) {
    boolean failed = number % 17 == 0;
    return new AttemptOutcome(
        new WorkspaceId("ws-" + workspace),
        new OrgId(org(workspace)),
        "/agents/support",
        "request-" + number,
        "user-" + number % 500,
        "conversation-" + number % 5000,
        1,
        Payer.CUSTOMER,
        new CredentialId("main"),
        1,
        null,
        null,
        new AwsAccountId("123456789012"),
        new Region("eu-central-1"),
        MODEL,
        Instant.now(),
        842,
        "8f2e2f0e-5d0b-4f2a-9c7e-" + number,
        failed ? null : new TokenUsage(1200, 340, 1000, 200, null),
        failed ? null : new BigDecimal("0.009596"),
        failed ? ErrorCode.THROTTLED : null,
        failed ? "ThrottlingException" : null,
        failed ? 429 : 200);
  }

  private static FallbackEvent refused(int workspace, int number) {
    return new FallbackEvent.Refused(
        subject(workspace, number),
        new FallbackEvent.Grounds(
            FallbackPolicy.STRICT,
            4,
            7,
            ErrorCode.THROTTLED,
            "summarise",
            Access.READ,
            false,
            new Region("eu-central-1"),
            MODEL,
            VERDICTS),
        FallbackReason.POLICY_STRICT);
  }

  private static FallbackEvent.Subject subject(int workspace, int number) {
    @Nullable String session = number % 3 == 0 ? null : "session-" + number % 700;
    return new FallbackEvent.Subject(
        "fallback-" + number,
        new WorkspaceId("ws-" + workspace),
        new OrgId(org(workspace)),
        "/agents/support",
        "request-" + number,
        "user-" + number % 500,
        session,
        "conversation-" + number % 5000);
  }
}
