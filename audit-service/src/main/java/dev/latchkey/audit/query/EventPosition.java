package dev.latchkey.audit.query;

import dev.latchkey.audit.siem.AuditedEvent;

/// Where an event stands in the order of a list: by the time it occurred, then by its place. No two
/// events share one, and it never changes, so that a list can be continued after it at any time.
///
/// @param occurredAt milliseconds since 1970
public record EventPosition(long occurredAt, int log, long index, int item) {

  /// The position of an event.
  public static EventPosition of(AuditedEvent event) {
    AuditedEvent.Place place = event.place();
    return new EventPosition(
        event.occurredAt().toEpochMilli(), place.log(), place.index(), place.item());
  }
}
