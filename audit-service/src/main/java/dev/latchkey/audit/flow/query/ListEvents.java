package dev.latchkey.audit.flow.query;

import dev.latchkey.audit.flow.Errors;
import dev.latchkey.audit.flow.Reply;
import dev.latchkey.audit.postgres.DatabaseUnavailableException;
import dev.latchkey.audit.postgres.Events;
import dev.latchkey.audit.query.EventFilter;
import dev.latchkey.audit.query.EventPosition;
import dev.latchkey.audit.query.PageCursor;
import dev.latchkey.audit.siem.AuditedEvent;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists events of an organisation, newest first, in parts.
@ApplicationScoped
public class ListEvents {

  private final Events events;

  @Inject
  public ListEvents(Events events) {
    this.events = events;
  }

  /// A part of the list.
  ///
  /// @param cursor where the part before it ended; null for the first part
  /// @param most the number of events of a whole part
  public Uni<Reply<EventPage>> list(
      OrgId org, EventFilter filter, @Nullable String cursor, int most) {
    if (cursor == null) {
      return page(org, filter, null, most);
    }
    return switch (PageCursor.read(org, filter, cursor)) {
      case Parsed.Ok<EventPosition>(var position) -> page(org, filter, position, most);
      case Parsed.Invalid<EventPosition>(var reason) ->
          Uni.createFrom()
              .item(new Reply.Refused<>(ErrorObject.of(ErrorCode.REQUEST_MALFORMED, reason)));
    };
  }

  /// Asks for one event more than is shown, to know whether there is a next part.
  private Uni<Reply<EventPage>> page(
      OrgId org, EventFilter filter, @Nullable EventPosition after, int most) {
    return events
        .page(org, filter, Events.Order.NEWEST_FIRST, after, most + 1)
        .<Reply<EventPage>>map(found -> new Reply.Given<>(part(org, filter, found, most)))
        .onFailure(DatabaseUnavailableException.class)
        .recoverWithItem(() -> new Reply.Refused<>(Errors.databaseAway()));
  }

  private static EventPage part(OrgId org, EventFilter filter, List<AuditedEvent> found, int most) {
    if (found.size() <= most) {
      return new EventPage(found, null);
    }
    List<AuditedEvent> shown = found.subList(0, most);
    return new EventPage(shown, PageCursor.write(org, filter, EventPosition.of(shown.getLast())));
  }
}
