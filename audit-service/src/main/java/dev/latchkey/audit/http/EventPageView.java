package dev.latchkey.audit.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latchkey.audit.flow.query.EventPage;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A part of a list of events.
@Schema(name = "AuditedEvents")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventPageView(
    @Schema(required = true, description = "Newest first") List<EventView> events,
    @Schema(description = "The cursor of the next part; absent after the last one")
        @Nullable String next) {

  static EventPageView of(EventPage page) {
    return new EventPageView(page.events().stream().map(EventView::of).toList(), page.next());
  }
}
