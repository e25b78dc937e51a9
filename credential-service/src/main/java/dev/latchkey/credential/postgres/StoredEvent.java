package dev.latchkey.credential.postgres;

import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.topic.Topic;
import org.jspecify.annotations.Nullable;

/// A row of the outbox, ready to be published.
///
/// @param id its place in the order of publication
/// @param topic where to
/// @param key the key of its record
/// @param event what to publish; null for a tombstone
public record StoredEvent(long id, Topic topic, String key, @Nullable CloudEvent event) {}
