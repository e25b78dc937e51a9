package dev.latchkey.credential.postgres;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.cloudevents.TraceContext;
import dev.latchkey.contracts.wire.topic.Topic;
import dev.latchkey.contracts.wire.topic.Topics;
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
    Topic topic = topic(row.getString("topic"));
    return new StoredEvent(row.getLong("id"), topic, key(row), event(topic, row));
  }

  private static String key(Row row) {
    String own = row.getString("record_key");
    return own == null ? row.getString("workspace_id") : own;
  }

  /// Null stands for a tombstone.
  private static @Nullable CloudEvent event(Topic topic, Row row) {
    if (row.getString("event_id") != null) {
      return stored(row);
    }
    return topic.equals(Topics.SETTINGS) ? settings(row) : null;
  }

  private static CloudEvent stored(Row row) {
    String workspace = row.getString("workspace_id");
    String org = row.getString("event_org");
    return new CloudEvent(
        row.getString("event_id"),
        OutboxEvent.SOURCE,
        row.getString("event_type"),
        workspace == null ? org : workspace,
        at(row),
        CloudEvent.JSON,
        Map.of(EventType.ORG, org),
        trace(row),
        Content.of(row.getString("data").getBytes(StandardCharsets.UTF_8)));
  }

  /// The settings of this moment; a tombstone for a workspace that is gone.
  private static @Nullable CloudEvent settings(Row row) {
    WorkspaceState state = SettingsRow.state(row);
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
        SettingsRow.settings(state, SettingsRow.limits(row)));
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
