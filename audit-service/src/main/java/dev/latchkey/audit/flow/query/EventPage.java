package dev.latchkey.audit.flow.query;

import dev.latchkey.audit.siem.AuditedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of a list of events.
///
/// @param events newest first
/// @param next the cursor of the next part; null after the last one
public record EventPage(List<AuditedEvent> events, @Nullable String next) {

  public EventPage {
    events = List.copyOf(events);
  }
}
