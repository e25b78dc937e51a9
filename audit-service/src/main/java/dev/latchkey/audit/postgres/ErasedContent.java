package dev.latchkey.audit.postgres;

import dev.latchkey.audit.siem.AuditedEvent.Place;
import java.time.Instant;
import java.util.List;

/// Events that lose their content in the transaction that appends the leaf which says so.
///
/// @param org whose they are
/// @param at when
/// @param places all in the log that is appended to
public record ErasedContent(String org, Instant at, List<Place> places) {

  public ErasedContent {
    places = List.copyOf(places);
  }
}
