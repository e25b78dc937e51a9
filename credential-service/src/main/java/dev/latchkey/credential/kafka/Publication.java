package dev.latchkey.credential.kafka;

import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.topic.Topic;
import org.jspecify.annotations.Nullable;

/// Something to publish.
///
/// @param topic where to
/// @param key the key of its record; publications of one key on one topic keep their order
/// @param event what; null for a tombstone
public record Publication(Topic topic, String key, @Nullable CloudEvent event) {}
