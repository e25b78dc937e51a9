package dev.latchkey.credential.postgres;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.cloudevents.TraceContext;
import dev.latchkey.contracts.wire.directory.Environment;
import dev.latchkey.contracts.wire.directory.Plan;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.settings.Byok;
import dev.latchkey.contracts.wire.settings.WorkspaceSettings;
import dev.latchkey.contracts.wire.topic.Topic;
import dev.latchkey.contracts.wire.topic.Topics;
import dev.latchkey.credential.decision.InUse;
import dev.latchkey.credential.decision.Listing;
import dev.latchkey.credential.decision.WorkspaceState;
import io.vertx.mutiny.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns a row of the outbox, joined with its workspace, into what is to be published.
final class StoredRow {

  private StoredRow() {}

  static StoredEvent event(Row row) {
    String topic = row.getString("topic");
    boolean isEvent = row.getString("event_id") != null;
    return new StoredEvent(
        row.getLong("id"),
        topic(topic),
        new WorkspaceId(row.getString("workspace_id")),
        isEvent ? stored(row) : settings(row));
  }

  private static CloudEvent stored(Row row) {
    return new CloudEvent(
        row.getString("event_id"),
        OutboxEvent.SOURCE,
        row.getString("event_type"),
        row.getString("workspace_id"),
        at(row),
        CloudEvent.JSON,
        Map.of(EventType.ORG, row.getString("event_org")),
        trace(row),
        Content.of(row.getString("data").getBytes(StandardCharsets.UTF_8)));
  }

  /// The settings of this moment; null, a tombstone, for a workspace that is gone.
  private static @Nullable CloudEvent settings(Row row) {
    WorkspaceState state = workspace(row).state();
    if (state.gone()) {
      return null;
    }
    String workspace = state.workspace().value();
    return EventType.WORKSPACE_SETTINGS.event(
        workspace + "/" + state.revision(),
        OutboxEvent.SOURCE,
        workspace,
        at(row),
        state.listing().org(),
        trace(row),
        settings(state));
  }

  private static WorkspaceSettings settings(WorkspaceState state) {
    Listing listing = state.listing();
    return new WorkspaceSettings(
        listing.workspace(),
        listing.org(),
        state.revision(),
        listing.environment(),
        listing.region(),
        state.policy(),
        null,
        byok(state.inUse()));
  }

  private static Byok byok(@Nullable InUse inUse) {
    return inUse == null
        ? new Byok.NotConfigured()
        : new Byok.Active(
            inUse.version().credential(),
            inUse.version().number(),
            inUse.account(),
            inUse.region(),
            null);
  }

  private static WorkspaceRow workspace(Row row) {
    WorkspaceRow workspace = new WorkspaceRow(new WorkspaceId(row.getString("workspace_id")));
    workspace.orgId = row.getString("org_id");
    workspace.plan = Plan.valueOf(row.getString("plan"));
    workspace.environment = Environment.valueOf(row.getString("environment"));
    workspace.region = row.getString("region");
    workspace.gone = row.getBoolean("gone");
    workspace.revision = row.getLong("revision");
    workspace.credentialId = row.getString("credential_id");
    workspace.activeVersion = row.getInteger("active_version");
    workspace.account = row.getString("account");
    workspace.usedIn = row.getString("credential_region");
    return workspace;
  }

  private static @Nullable TraceContext trace(Row row) {
    return TraceContext.parse(row.getString("traceparent"), row.getString("tracestate"))
        .orElse(null);
  }

  private static Instant at(Row row) {
    return row.getOffsetDateTime("created_at").toInstant();
  }

  private static Topic topic(String name) {
    return Topics.all().stream()
        .filter(topic -> topic.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
