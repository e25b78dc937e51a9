package dev.latchkey.contracts.wire.golden;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.admin.AdminEvent;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.cloudevents.TraceContext;
import dev.latchkey.contracts.wire.credential.CredentialEvent;
import dev.latchkey.contracts.wire.directory.DirectoryEntry;
import dev.latchkey.contracts.wire.directory.Environment;
import dev.latchkey.contracts.wire.directory.Plan;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.identifiers.AccessKeyId;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.CredentialId;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.inference.AnswerHeaders;
import dev.latchkey.contracts.wire.inference.AttemptOutcome;
import dev.latchkey.contracts.wire.inference.DeadRequest;
import dev.latchkey.contracts.wire.inference.Payer;
import dev.latchkey.contracts.wire.inference.RequestHeaders;
import dev.latchkey.contracts.wire.inference.TokenUsage;
import dev.latchkey.contracts.wire.json.WireJson;
import dev.latchkey.contracts.wire.settings.Byok;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.contracts.wire.settings.WorkspaceSettings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// One value of everything that crosses, with and without what may be absent.
final class Goldens {

  private static final WorkspaceId WORKSPACE = new WorkspaceId("acme-prod");
  private static final OrgId ORG = new OrgId("acme");
  private static final CredentialId CREDENTIAL = new CredentialId("main");
  private static final AwsAccountId ACCOUNT = new AwsAccountId("123456789012");
  private static final Region REGION = new Region("eu-central-1");
  private static final Instant TIME = Instant.parse("2026-11-21T10:15:30.250Z");
  private static final Instant SESSION_END = Instant.parse("2026-11-21T11:15:30Z");
  private static final CredentialEvent.Subject SUBJECT =
      new CredentialEvent.Subject(WORKSPACE, ORG, CREDENTIAL, 3);
  private static final TraceContext TRACE =
      new TraceContext("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "vendor=1");

  private Goldens() {}

  static List<Golden> all() {
    return List.of(
        Golden.of(
            "directory-entry",
            EventType.DIRECTORY_ENTRY,
            new DirectoryEntry(WORKSPACE, ORG, Plan.SCALE_PLUS, Environment.PRODUCTION, REGION)),
        Golden.of(
            "directory-entry-without-region",
            EventType.DIRECTORY_ENTRY,
            new DirectoryEntry(WORKSPACE, ORG, Plan.FREE, Environment.DEVELOPMENT, null)),
        Golden.of("workspace-settings", EventType.WORKSPACE_SETTINGS, activeSettings()),
        Golden.of(
            "workspace-settings-not-configured",
            EventType.WORKSPACE_SETTINGS,
            new WorkspaceSettings(
                WORKSPACE,
                ORG,
                1,
                Environment.STAGING,
                null,
                FallbackPolicy.STRICT,
                null,
                new Byok.NotConfigured())),
        Golden.of("attempt-outcome", EventType.ATTEMPT_OUTCOME, servedAttempt()),
        Golden.of("attempt-outcome-refused", EventType.ATTEMPT_OUTCOME, refusedAttempt()),
        Golden.of("attempt-outcome-unreached", EventType.ATTEMPT_OUTCOME, unreachedAttempt()),
        Golden.of("dead-request", EventType.DEAD_REQUEST, deadRequest()),
        Golden.of(
            "credential-event-activated",
            EventType.CREDENTIAL_EVENT,
            new CredentialEvent.Activated(SUBJECT, ACCOUNT, REGION, SESSION_END)),
        Golden.of(
            "credential-event-session-renewed",
            EventType.CREDENTIAL_EVENT,
            new CredentialEvent.SessionRenewed(SUBJECT, SESSION_END)),
        Golden.of(
            "credential-event-renewal-failed",
            EventType.CREDENTIAL_EVENT,
            new CredentialEvent.RenewalFailed(
                SUBJECT, ErrorCode.CREDENTIAL_INVALID, "AWS refused the key.", SESSION_END)),
        Golden.of(
            "admin-event-access-key-saved",
            EventType.ADMIN_EVENT,
            new AdminEvent.AccessKeySaved(
                "ada",
                WORKSPACE,
                ORG,
                CREDENTIAL,
                3,
                ACCOUNT,
                REGION,
                new AccessKeyId("AKIAIOSFODNN7EXAMPLE").masked())),
        Golden.request("inference-request", request()),
        Golden.request("inference-answer", answer()),
        Golden.failure("inference-failure", failure()));
  }

  static <T> CloudEvent event(EventType<T> type, T value) {
    String writer = type.topic().writers().iterator().next().toString();
    OrgId org = value instanceof DeadRequest ? null : ORG;
    return type.event("e-1", writer, "acme-prod", TIME, org, TRACE, value);
  }

  private static WorkspaceSettings activeSettings() {
    return new WorkspaceSettings(
        WORKSPACE,
        ORG,
        7,
        Environment.PRODUCTION,
        REGION,
        FallbackPolicy.WARN,
        null,
        new Byok.Active(CREDENTIAL, 3, ACCOUNT, REGION, null));
  }

  private static AttemptOutcome servedAttempt() {
    return new AttemptOutcome(
        WORKSPACE,
        ORG,
        "/agents/support",
        "r-1",
        1,
        Payer.CUSTOMER,
        CREDENTIAL,
        3,
        null,
        null,
        ACCOUNT,
        REGION,
        "eu.anthropic.claude-sonnet-4-6",
        TIME,
        842,
        "8f2e2f0e-5d0b-4f2a-9c7e-0d6f0a1b2c3d",
        new TokenUsage(12, 34, 1000, 200),
        new BigDecimal("0.00123"),
        null,
        null,
        200);
  }

  private static AttemptOutcome refusedAttempt() {
    return new AttemptOutcome(
        WORKSPACE,
        ORG,
        "/agents/support",
        "r-1",
        2,
        Payer.CUSTOMER,
        CREDENTIAL,
        3,
        null,
        null,
        ACCOUNT,
        REGION,
        "eu.anthropic.claude-sonnet-4-6",
        TIME,
        35,
        "8f2e2f0e-5d0b-4f2a-9c7e-0d6f0a1b2c3d",
        null,
        null,
        ErrorCode.THROTTLED,
        "ThrottlingException",
        429);
  }

  private static AttemptOutcome unreachedAttempt() {
    return new AttemptOutcome(
        WORKSPACE,
        ORG,
        "/agents/support",
        "r-1",
        1,
        Payer.CUSTOMER,
        CREDENTIAL,
        3,
        null,
        null,
        ACCOUNT,
        REGION,
        "eu.anthropic.claude-sonnet-4-6",
        TIME,
        5000,
        null,
        null,
        null,
        ErrorCode.NETWORK,
        null,
        null);
  }

  private static DeadRequest deadRequest() {
    return new DeadRequest(
        "byok.inference.requests.v1",
        11,
        4711,
        "workspace id is missing",
        0,
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        Map.of("ce_source", "/agents/support", "ce_id", "r-1", "ce_type", "dev.example"));
  }

  private static CloudEvent request() {
    return new CloudEvent(
        "r-1",
        "/agents/support",
        RequestHeaders.TYPE,
        null,
        TIME,
        CloudEvent.JSON,
        Map.of(
            RequestHeaders.WORKSPACE, "acme-prod",
            RequestHeaders.MODEL, "eu.anthropic.claude-sonnet-4-6",
            RequestHeaders.API, "messages",
            RequestHeaders.CONVERSATION, "c-1",
            RequestHeaders.SESSION, "s-1",
            RequestHeaders.USER, "zoë",
            RequestHeaders.OPERATION, "summarise",
            RequestHeaders.DEADLINE, "PT2M"),
        TRACE,
        json(
            """
            {"anthropic_version":"bedrock-2023-05-31","max_tokens":64,\
            "messages":[{"role":"user","content":"Grüß Gott 👋"}]}\
            """));
  }

  private static CloudEvent answer() {
    return new CloudEvent(
        "a-1",
        "routing-service",
        AnswerHeaders.SUCCEEDED,
        null,
        TIME,
        CloudEvent.JSON,
        Map.ofEntries(
            Map.entry(AnswerHeaders.REQUEST_ID, "r-1"),
            Map.entry(AnswerHeaders.REQUEST_SOURCE, "/agents/support"),
            Map.entry(AnswerHeaders.WORKSPACE, "acme-prod"),
            Map.entry(AnswerHeaders.PAYER, Payer.CUSTOMER.toString()),
            Map.entry(AnswerHeaders.CREDENTIAL_OWNER, "workspace"),
            Map.entry(AnswerHeaders.ACCOUNT, ACCOUNT.masked()),
            Map.entry(AnswerHeaders.REGION, REGION.name()),
            Map.entry(AnswerHeaders.MODEL, "anthropic.claude-sonnet-4-6"),
            Map.entry(AnswerHeaders.PROFILE, "eu.anthropic.claude-sonnet-4-6"),
            Map.entry(AnswerHeaders.ATTEMPTS, "1"),
            Map.entry(AnswerHeaders.POLICY, FallbackPolicy.WARN.toString())),
        TRACE,
        json(
            """
            {"id":"msg_1","type":"message","role":"assistant",\
            "content":[{"type":"text","text":"Guten Tag"}],"stop_reason":"end_turn",\
            "usage":{"input_tokens":12,"output_tokens":34}}\
            """));
  }

  private static CloudEvent failure() {
    return new CloudEvent(
        "a-2",
        "routing-service",
        AnswerHeaders.FAILED,
        null,
        TIME,
        CloudEvent.JSON,
        Map.of(
            AnswerHeaders.REQUEST_ID, "r-1",
            AnswerHeaders.REQUEST_SOURCE, "/agents/support",
            AnswerHeaders.WORKSPACE, "acme-prod",
            AnswerHeaders.PAYER, Payer.NONE.toString(),
            AnswerHeaders.CREDENTIAL_OWNER, "none",
            AnswerHeaders.ATTEMPTS, "0",
            AnswerHeaders.POLICY, FallbackPolicy.STRICT.toString()),
        TRACE,
        Content.of(
            WireJson.write(
                ErrorObject.of(
                    ErrorCode.CREDENTIAL_ABSENT, "The workspace has no AWS access key."))));
  }

  private static Content json(String text) {
    return Content.of(text.getBytes(UTF_8));
  }
}
