package dev.latchkey.audit.flow.query;

import dev.latchkey.audit.query.Evidence;
import dev.latchkey.audit.query.Explanation;
import dev.latchkey.audit.siem.AuditedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One event with all that belongs to it.
///
/// @param explanation the event in words; null when it is no part of a fallback
/// @param related the other events of the same fallback or request, oldest first
/// @param evidence what the log's proof of it rests on
public record EventDetails(
    AuditedEvent event,
    @Nullable Explanation explanation,
    List<AuditedEvent> related,
    Evidence evidence) {

  public EventDetails {
    related = List.copyOf(related);
  }
}
