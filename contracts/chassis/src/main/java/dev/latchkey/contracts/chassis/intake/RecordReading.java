package dev.latchkey.contracts.chassis.intake;

/// What a record turned out to be.
public sealed interface RecordReading {

  /// An event of a type that belongs on its topic, with data that fits the type.
  record Known(String type) implements RecordReading {}

  /// A well-formed event of a type that this service does not expect on this topic.
  record Unknown() implements RecordReading {}

  /// No event, or one whose data does not fit its type; `reason` repeats nothing of the data.
  record Unreadable(String reason) implements RecordReading {}
}
