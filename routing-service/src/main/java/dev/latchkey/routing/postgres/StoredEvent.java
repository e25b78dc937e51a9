package dev.latchkey.routing.postgres;

import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.Content;
import org.jspecify.annotations.Nullable;

/// An event that goes to Kafka before the final answer that it is recorded with. Never holds
/// content.
///
/// @param topic the name of its topic
/// @param partition null for the key's own
/// @param key the record key; null for none
public record StoredEvent(
    String topic, @Nullable Integer partition, @Nullable Content key, CloudEvent event) {

  /// An event for the partition of its key.
  public StoredEvent(String topic, @Nullable Content key, CloudEvent event) {
    this(topic, null, key, event);
  }
}
