package dev.latchkey.credential.postgres;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.TraceContext;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A row of the table `outbox` that tells of an event. PostgreSQL numbers the rows as they are
/// inserted: numbers taken ahead by each replica would break the order.
@Entity(name = "Outbox")
@Table(name = "outbox")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class OutboxRow {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  @Nullable Long id;

  String topic;

  /// Null when the event is about a whole organisation.
  @Column(name = "workspace_id")
  @Nullable String workspaceId;

  @Column(name = "record_key")
  String recordKey;

  @Column(name = "created_at")
  Instant createdAt;

  @Nullable String traceparent;

  @Nullable String tracestate;

  @Column(name = "event_id")
  String eventId;

  @Column(name = "event_type")
  String eventType;

  @Column(name = "org_id")
  String orgId;

  String data;

  OutboxRow() {}

  OutboxRow(OutboxEvent told) {
    CloudEvent event = told.event();
    Instant time = event.time();
    TraceContext trace = event.trace();
    topic = told.topic().name();
    WorkspaceId workspace = told.workspace();
    workspaceId = workspace == null ? null : workspace.value();
    recordKey = told.key();
    createdAt = time == null ? Instant.now() : time;
    traceparent = trace == null ? null : trace.traceparent();
    tracestate = trace == null ? null : trace.tracestate();
    eventId = event.id();
    eventType = event.type();
    orgId = event.extension(EventType.ORG).orElseThrow();
    data = new String(event.data().bytes(), StandardCharsets.UTF_8);
  }
}
