package dev.latchkey.credential.postgres;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.ServiceName;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.TraceContext;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.topic.Topic;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event that is stored with the change it tells of and published afterwards.
///
/// @param topic where to
/// @param workspace whose; null when it is about a whole organisation
/// @param key the key of its record; events of one key are published in the order they were stored
public record OutboxEvent(
    Topic topic, @Nullable WorkspaceId workspace, String key, CloudEvent event) {

  /// The `ce_source` of everything that this service publishes.
  public static final String SOURCE = ServiceName.CREDENTIAL_SERVICE.text();

  /// An event about a workspace, under its key.
  ///
  /// @param id unique, and the same however often the event is published
  public static <T> OutboxEvent of(
      EventType<T> type,
      String id,
      WorkspaceId workspace,
      OrgId org,
      Instant time,
      @Nullable TraceContext trace,
      T value) {
    CloudEvent event = type.event(id, SOURCE, workspace.value(), time, org, trace, value);
    return new OutboxEvent(type.topic(), workspace, workspace.value(), event);
  }

  /// An event about an organisation, under its key.
  ///
  /// @param id unique, and the same however often the event is published
  public static <T> OutboxEvent of(
      EventType<T> type,
      String id,
      OrgId org,
      Instant time,
      @Nullable TraceContext trace,
      T value) {
    CloudEvent event = type.event(id, SOURCE, org.value(), time, org, trace, value);
    return new OutboxEvent(type.topic(), null, org.value(), event);
  }

  /// The same event under another key.
  public OutboxEvent keyed(String other) {
    return new OutboxEvent(topic, workspace, other, event);
  }
}
