package dev.latchkey.audit;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.admin.AdminEvent;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.credential.CredentialEvent;
import dev.latchkey.contracts.wire.error.FallbackReason;
import dev.latchkey.contracts.wire.fallback.FallbackEvent;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.CredentialId;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.inference.AttemptOutcome;
import dev.latchkey.contracts.wire.inference.Payer;
import java.time.Instant;
import java.util.UUID;

/// One event of each type that the service reads.
final class SampleEvents {

  private static final WorkspaceId WORKSPACE = new WorkspaceId("ws-1");
  private static final OrgId ORG = new OrgId("acme");
  private static final CredentialId CREDENTIAL = new CredentialId("cred-1");
  private static final AwsAccountId ACCOUNT = new AwsAccountId("123456789012");
  private static final Region REGION = new Region("eu-central-1");
  private static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");

  private SampleEvents() {}

  /// An attempt that succeeded.
  static CloudEvent outcome() {
    return event(
        EventType.ATTEMPT_OUTCOME,
        new AttemptOutcome(
            WORKSPACE,
            ORG,
            "/agents",
            "request-1",
            null,
            null,
            1,
            Payer.CUSTOMER,
            CREDENTIAL,
            1,
            null,
            null,
            ACCOUNT,
            REGION,
            "anthropic.claude-sonnet-4-5-20250929-v1:0",
            TIME,
            250,
            "aws-request-1",
            null,
            null,
            null,
            null,
            200));
  }

  /// A credential came into use.
  static CloudEvent activated() {
    CredentialEvent.Subject subject = new CredentialEvent.Subject(WORKSPACE, ORG, CREDENTIAL, 1);
    return event(
        EventType.CREDENTIAL_EVENT,
        new CredentialEvent.Activated(subject, ACCOUNT, REGION, TIME.plusSeconds(3600)));
  }

  /// A fallback was announced and did not take place.
  static CloudEvent notExecuted() {
    FallbackEvent.Subject subject =
        new FallbackEvent.Subject(
            "fallback-1", WORKSPACE, ORG, "/agents", "request-1", "somebody", "session-1", null);
    return event(
        EventType.FALLBACK_EVENT,
        new FallbackEvent.NotExecuted(subject, FallbackReason.SETTINGS_CHANGED));
  }

  /// Somebody saved an access key.
  static CloudEvent accessKeySaved() {
    return event(
        EventType.ADMIN_EVENT,
        new AdminEvent.AccessKeySaved(
            "somebody", WORKSPACE, ORG, CREDENTIAL, 1, ACCOUNT, REGION, "AKIA…1234"));
  }

  private static <T> CloudEvent event(EventType<T> type, T data) {
    String id = UUID.randomUUID().toString();
    return type.event(id, "/tests", WORKSPACE.value(), TIME, ORG, null, data);
  }
}
