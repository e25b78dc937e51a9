package dev.latchkey.routing.postgres;

import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.Content;
import org.jspecify.annotations.Nullable;

/// An event that goes to Kafka before the final answer that it is recorded with. Never holds
/// content.
///
/// @param topic the name of its topic
/// @param key the record key; null for none
public record StoredEvent(String topic, @Nullable Content key, CloudEvent event) {}
