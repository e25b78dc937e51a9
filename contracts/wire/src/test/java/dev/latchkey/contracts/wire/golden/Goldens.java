package dev.latchkey.contracts.wire.golden;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.TraceContext;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.CredentialId;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.inference.DeadRequest;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/// One value of everything that crosses, with and without what may be absent. A value that is here
/// stays as it is for ever: it says that later readers read what earlier writers wrote.
final class Goldens {

  static final WorkspaceId WORKSPACE = new WorkspaceId("acme-prod");
  static final OrgId ORG = new OrgId("acme");
  static final CredentialId CREDENTIAL = new CredentialId("main");
  static final AwsAccountId ACCOUNT = new AwsAccountId("123456789012");
  static final AwsAccountId PLATFORM_ACCOUNT = new AwsAccountId("999988887777");
  static final Region REGION = new Region("eu-central-1");
  static final Instant TIME = Instant.parse("2026-11-21T10:15:30.250Z");
  static final String MODEL = "eu.anthropic.claude-sonnet-4-6";
  static final String AWS_REQUEST = "8f2e2f0e-5d0b-4f2a-9c7e-0d6f0a1b2c3d";
  static final String FALLBACK = "fb-0197f3c2a1";
  static final TraceContext TRACE =
      new TraceContext("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "vendor=1");

  private Goldens() {}

  static List<Golden> all() {
    return Stream.of(
            WorkspaceGoldens.all(),
            AdminGoldens.all(),
            OutcomeGoldens.all(),
            FallbackGoldens.all(),
            AuditGoldens.all(),
            RequestGoldens.all())
        .flatMap(List::stream)
        .toList();
  }

  static <T> CloudEvent event(EventType<T> type, T value) {
    String writer = Collections.min(type.topic().writers()).toString();
    OrgId org = value instanceof DeadRequest ? null : ORG;
    return type.event("e-1", writer, "acme-prod", TIME, org, TRACE, value);
  }
}
