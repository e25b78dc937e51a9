package dev.latchkey.audit.flow.query;

import dev.latchkey.audit.flow.Errors;
import dev.latchkey.audit.flow.Reply;
import dev.latchkey.audit.postgres.DatabaseUnavailableException;
import dev.latchkey.audit.postgres.Events;
import dev.latchkey.audit.postgres.EvidenceRows;
import dev.latchkey.audit.query.Evidence;
import dev.latchkey.audit.query.Explanation;
import dev.latchkey.audit.siem.AuditedEvent;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/// Shows one event: what it says, in words where a fallback was decided, what happened around it,
/// and what its proof rests on.
@ApplicationScoped
public class ShowEvent {

  /// A request has three calls at most, and a fallback two events.
  private static final int MOST_RELATED = 50;

  private final Events events;
  private final EvidenceRows evidence;

  @Inject
  public ShowEvent(Events events, EvidenceRows evidence) {
    this.events = events;
    this.evidence = evidence;
  }

  /// The event at a place. Events of other organisations do not exist.
  public Uni<Reply<EventDetails>> show(OrgId org, AuditedEvent.Place place) {
    return events
        .find(org, place)
        .chain(
            found ->
                found
                    .map(event -> details(org, event))
                    .orElseGet(
                        () -> Uni.createFrom().item(new Reply.Refused<>(Errors.unknownEvent()))))
        .onFailure(DatabaseUnavailableException.class)
        .recoverWithItem(() -> new Reply.Refused<>(Errors.databaseAway()));
  }

  private Uni<Reply<EventDetails>> details(OrgId org, AuditedEvent event) {
    return events
        .related(org, event, MOST_RELATED)
        .chain(
            related ->
                evidence
                    .of(org, event.place())
                    .map(proof -> new Reply.Given<>(details(event, related, proof))));
  }

  private static EventDetails details(
      AuditedEvent event, List<AuditedEvent> related, Evidence proof) {
    return new EventDetails(event, Explanation.of(event, related).orElse(null), related, proof);
  }
}
