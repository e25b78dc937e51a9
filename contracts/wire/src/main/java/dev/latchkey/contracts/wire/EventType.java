package dev.latchkey.contracts.wire;

import dev.latchkey.contracts.wire.admin.AdminEvent;
import dev.latchkey.contracts.wire.audit.CheckpointPublished;
import dev.latchkey.contracts.wire.audit.DeliveryEvent;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.cloudevents.TraceContext;
import dev.latchkey.contracts.wire.credential.CredentialEvent;
import dev.latchkey.contracts.wire.directory.DirectoryEntry;
import dev.latchkey.contracts.wire.fallback.FallbackConfirmation;
import dev.latchkey.contracts.wire.fallback.FallbackEvent;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import dev.latchkey.contracts.wire.inference.AnswerHeaders;
import dev.latchkey.contracts.wire.inference.AttemptOutcome;
import dev.latchkey.contracts.wire.inference.DeadRequest;
import dev.latchkey.contracts.wire.inference.DuplicateNotice;
import dev.latchkey.contracts.wire.inference.StreamEnd;
import dev.latchkey.contracts.wire.json.WireJson;
import dev.latchkey.contracts.wire.settings.WorkspaceSettings;
import dev.latchkey.contracts.wire.topic.Topic;
import dev.latchkey.contracts.wire.topic.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An event whose data is a record of ours in JSON: its `ce_type`, its topic, its record and the
/// JSON Schema of the record. Requests and answers are not among them: their data is Bedrock's.
///
/// @param type the `ce_type`
/// @param topic where it is published
/// @param data the class of the record
/// @param schema the file name of its JSON Schema, a resource in `dev/latchkey/contracts/schemas`
public record EventType<T>(String type, Topic topic, Class<T> data, String schema) {

  /// Extension attribute of every audited event: the organisation whose auditors may see it.
  public static final String ORG = "orgid";

  public static final EventType<DirectoryEntry> DIRECTORY_ENTRY =
      new EventType<>(
          "dev.latchkey.workspace.directory.v1",
          Topics.DIRECTORY,
          DirectoryEntry.class,
          "directory-entry.v1.json");

  public static final EventType<WorkspaceSettings> WORKSPACE_SETTINGS =
      new EventType<>(
          "dev.latchkey.workspace.settings.v1",
          Topics.SETTINGS,
          WorkspaceSettings.class,
          "workspace-settings.v1.json");

  public static final EventType<AttemptOutcome> ATTEMPT_OUTCOME =
      new EventType<>(
          "dev.latchkey.inference.outcome.v1",
          Topics.OUTCOMES,
          AttemptOutcome.class,
          "attempt-outcome.v1.json");

  public static final EventType<DeadRequest> DEAD_REQUEST =
      new EventType<>(
          "dev.latchkey.inference.dead-request.v1",
          Topics.DEAD_REQUESTS,
          DeadRequest.class,
          "dead-request.v1.json");

  public static final EventType<CredentialEvent> CREDENTIAL_EVENT =
      new EventType<>(
          "dev.latchkey.credential.event.v1",
          Topics.CREDENTIAL_EVENTS,
          CredentialEvent.class,
          "credential-event.v1.json");

  public static final EventType<AdminEvent> ADMIN_EVENT =
      new EventType<>(
          "dev.latchkey.admin.event.v1",
          Topics.ADMIN_EVENTS,
          AdminEvent.class,
          "admin-event.v1.json");

  public static final EventType<FallbackEvent> FALLBACK_EVENT =
      new EventType<>(
          "dev.latchkey.fallback.event.v1",
          Topics.FALLBACK_EVENTS,
          FallbackEvent.class,
          "fallback-event.v1.json");

  public static final EventType<FallbackConfirmation> FALLBACK_CONFIRMATION =
      new EventType<>(
          "dev.latchkey.fallback.confirmation.v1",
          Topics.CONFIRMATIONS,
          FallbackConfirmation.class,
          "fallback-confirmation.v1.json");

  public static final EventType<DuplicateNotice> DUPLICATE_NOTICE =
      new EventType<>(
          AnswerHeaders.DUPLICATE,
          Topics.RESPONSES,
          DuplicateNotice.class,
          "duplicate-notice.v1.json");

  public static final EventType<StreamEnd> STREAM_END =
      new EventType<>(
          "dev.latchkey.inference.streamend.v1",
          Topics.DELTAS,
          StreamEnd.class,
          "stream-end.v1.json");

  public static final EventType<CheckpointPublished> AUDIT_CHECKPOINT =
      new EventType<>(
          "dev.latchkey.audit.checkpoint.v1",
          Topics.AUDIT_CHECKPOINTS,
          CheckpointPublished.class,
          "audit-checkpoint.v1.json");

  public static final EventType<DeliveryEvent> DELIVERY_EVENT =
      new EventType<>(
          "dev.latchkey.audit.delivery.v1",
          Topics.DELIVERY_EVENTS,
          DeliveryEvent.class,
          "delivery-event.v1.json");

  private static final List<EventType<?>> ALL =
      List.of(
          DIRECTORY_ENTRY,
          WORKSPACE_SETTINGS,
          ATTEMPT_OUTCOME,
          DEAD_REQUEST,
          CREDENTIAL_EVENT,
          ADMIN_EVENT,
          FALLBACK_EVENT,
          FALLBACK_CONFIRMATION,
          DUPLICATE_NOTICE,
          STREAM_END,
          AUDIT_CHECKPOINT,
          DELIVERY_EVENT);

  /// All event types.
  public static List<EventType<?>> all() {
    return ALL;
  }

  /// Makes an event of this type.
  ///
  /// @param id unique within the source
  /// @param source the `ce_source` of the publisher
  /// @param org whose it is; null only for events that belong to no organisation
  public CloudEvent event(
      String id,
      String source,
      @Nullable String subject,
      Instant time,
      @Nullable OrgId org,
      @Nullable TraceContext trace,
      T value) {
    return new CloudEvent(
        id,
        source,
        type,
        subject,
        time,
        CloudEvent.JSON,
        org == null ? Map.of() : Map.of(ORG, org.value()),
        trace,
        Content.of(WireJson.write(value)));
  }

  /// Reads the data of an event of this type.
  public Parsed<T> read(CloudEvent event) {
    if (!event.type().equals(type)) {
      return new Parsed.Invalid<>("ce_type is not " + type);
    }
    return WireJson.read(event.data().bytes(), data);
  }
}
