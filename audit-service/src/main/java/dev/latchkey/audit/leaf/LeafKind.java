package dev.latchkey.audit.leaf;

/// What leaves are about.
public enum LeafKind {
  /// One event.
  EVENT("event"),
  /// Several events of one type of one workspace, appended together.
  BATCH("batch"),
  /// A fallback was announced and its end never came.
  OUTCOME_UNKNOWN("outcome-unknown"),
  /// The bytes of some events were deleted because somebody demanded it.
  ERASURE("erasure"),
  /// The bytes of events before some time were deleted because they need not be kept any longer.
  EXPIRY("expiry"),
  /// Records that Kafka no longer had when they were to be read.
  GAP("gap"),
  /// A record that is no event.
  QUARANTINED("quarantined"),
  /// The log goes on where a restored database stood.
  GENERATION("generation");

  private final String text;

  LeafKind(String text) {
    this.text = text;
  }

  /// As it stands in a leaf.
  @Override
  public String toString() {
    return text;
  }
}
