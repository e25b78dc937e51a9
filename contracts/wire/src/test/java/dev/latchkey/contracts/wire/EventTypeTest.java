package dev.latchkey.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.directory.DirectoryEntry;
import dev.latchkey.contracts.wire.directory.Environment;
import dev.latchkey.contracts.wire.directory.Plan;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTypeTest {

  private static final OrgId ORG = new OrgId("acme");
  private static final DirectoryEntry ENTRY =
      new DirectoryEntry(
          new WorkspaceId("acme-prod"), ORG, Plan.SCALE, Environment.PRODUCTION, null);

  @Test
  void listsEveryConstant() {
    assertThat(EventType.all())
        .hasSize(
            (int)
                Arrays.stream(EventType.class.getFields())
                    .filter(field -> Modifier.isStatic(field.getModifiers()))
                    .filter(field -> field.getType() == EventType.class)
                    .count());
  }

  @Test
  void makesAnEventThatNamesItsOrg() {
    // When
    CloudEvent event =
        EventType.DIRECTORY_ENTRY.event(
            "e-1", "host-product", "acme-prod", Instant.EPOCH, ORG, null, ENTRY);

    // Then
    assertThat(event.type()).isEqualTo("dev.latchkey.workspace.directory.v1");
    assertThat(event.contentType()).isEqualTo("application/json");
    assertThat(event.extensions()).isEqualTo(Map.of("orgid", "acme"));
    assertThat(EventType.DIRECTORY_ENTRY.read(event)).isEqualTo(new Parsed.Ok<>(ENTRY));
  }

  @Test
  void leavesTheOrgOutWhenThereIsNone() {
    assertThat(
            EventType.DIRECTORY_ENTRY
                .event("e-1", "host-product", null, Instant.EPOCH, null, null, ENTRY)
                .extensions())
        .isEmpty();
  }

  @Test
  void doesNotReadAnotherType() {
    // Given
    CloudEvent event =
        EventType.DIRECTORY_ENTRY.event(
            "e-1", "host-product", null, Instant.EPOCH, ORG, null, ENTRY);

    // Then
    assertThat(EventType.WORKSPACE_SETTINGS.read(event))
        .isEqualTo(new Parsed.Invalid<>("ce_type is not dev.latchkey.workspace.settings.v1"));
  }

  @Test
  void doesNotReadAnEventWithoutData() {
    assertThat(
            EventType.DIRECTORY_ENTRY.read(
                new CloudEvent(
                    "e-1",
                    "host-product",
                    EventType.DIRECTORY_ENTRY.type(),
                    null,
                    null,
                    null,
                    Map.of(),
                    null,
                    Content.empty())))
        .isInstanceOf(Parsed.Invalid.class);
  }

  @ParameterizedTest
  @CsvSource({
    "CREDENTIAL_SERVICE, credential-service, credential_service",
    "ROUTING_SERVICE, routing-service, routing_service",
    "AUDIT_SERVICE, audit-service, audit_service",
    "HEALTH_MONITOR, health-monitor, health_monitor"
  })
  void servicesHaveNamesThatOthersRelyOn(ServiceName service, String text, String schema) {
    assertThat(service).hasToString(text);
    assertThat(service.schema()).isEqualTo(schema);
  }
}
