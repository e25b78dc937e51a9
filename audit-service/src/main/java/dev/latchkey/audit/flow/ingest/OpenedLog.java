package dev.latchkey.audit.flow.ingest;

import dev.latchkey.audit.postgres.LogPosition;

/// A log that is being appended to, as far as this process knows it.
public record OpenedLog(LogPosition position) {

  /// Where to read on.
  public long nextOffset() {
    return position.nextOffset();
  }

  /// The id of the topic that its records come from.
  public String topicId() {
    return position.partition().topicId();
  }
}
