package dev.latchkey.routing.postgres;

import java.util.List;

/// A final answer that is recorded and not published.
///
/// @param events those that go to Kafka before it
public record RecordedAnswer(StoredAnswer answer, List<StoredEvent> events) {
  public RecordedAnswer {
    events = List.copyOf(events);
  }
}
