package dev.latchkey.audit.flow.ingest;

import dev.latchkey.contracts.chassis.intake.RecordReading;
import dev.latchkey.contracts.wire.cloudevents.TraceContext;
import java.util.Optional;

/// A record and what it turned out to be.
record ReadingOf(IncomingRecord record, Reading reading) {

  static ReadingOf read(String topic, IncomingRecord record) {
    return new ReadingOf(record, ReadRecord.of(topic, record.decoded()));
  }

  long offset() {
    return record.offset();
  }

  boolean isAudited() {
    return reading instanceof Reading.Audited;
  }

  boolean isUnfit() {
    return reading instanceof Reading.Unfit;
  }

  /// The same record as one that cannot be stored as what it is.
  ReadingOf refused() {
    return new ReadingOf(record, new Reading.Unfit("what stands in it cannot be stored"));
  }

  /// The trace that it belongs to, if it is an event and traced.
  Optional<TraceContext> trace() {
    return switch (reading) {
      case Reading.Audited audited -> Optional.ofNullable(audited.trace());
      case Reading.Foreign _, Reading.Unfit _ -> Optional.empty();
    };
  }

  /// As operators see it counted.
  RecordReading counted() {
    return switch (reading) {
      case Reading.Audited audited -> new RecordReading.Known(audited.columns().what().type());
      case Reading.Foreign() -> new RecordReading.Unknown();
      case Reading.Unfit(String reason) -> new RecordReading.Unreadable(reason);
    };
  }
}
