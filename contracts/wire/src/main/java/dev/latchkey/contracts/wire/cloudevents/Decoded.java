package dev.latchkey.contracts.wire.cloudevents;

/// What a Kafka record turned out to be.
public sealed interface Decoded {

  /// A well-formed event.
  record Event(CloudEvent event) implements Decoded {}

  /// A record without a value: on a compacted topic, the key is gone.
  record Tombstone() implements Decoded {}

  /// Not an event; `reason` names the header and what is wrong with it, never its content.
  record Malformed(String reason) implements Decoded {}
}
