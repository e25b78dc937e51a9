package dev.latchkey.contracts.wire.cloudevents;

/// What a Kafka record turned out to be.
public sealed interface Decoded {

  /// A well-formed event.
  record Event(CloudEvent event) implements Decoded {}

  /// A record without a value and without `ce_id`: on a compacted topic, the key is gone. A record
  /// without a value that has attributes is an event without data; to the broker it is a tombstone
  /// all the same, so readers of compacted topics take both for one.
  record Tombstone() implements Decoded {}

  /// Not an event; `reason` names the header and what is wrong with it, never its content.
  record Malformed(String reason) implements Decoded {}
}
