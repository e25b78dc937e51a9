package dev.latchkey.credential.flow;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.admin.AdminEvent;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.credential.postgres.OutboxEvent;
import dev.latchkey.credential.telemetry.CurrentTrace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/// What people changed, ready for the outbox: at the present time, within the present trace.
@ApplicationScoped
public class AdminEvents {

  private final Clock clock;

  @Inject
  public AdminEvents(Clock clock) {
    this.clock = clock;
  }

  /// The event, under the key of its workspace or else of its organisation.
  public OutboxEvent told(AdminEvent event) {
    String id = UUID.randomUUID().toString();
    Instant now = clock.instant();
    WorkspaceId workspace = event.workspace();
    var trace = CurrentTrace.context().orElse(null);
    return workspace == null
        ? OutboxEvent.of(EventType.ADMIN_EVENT, id, event.org(), now, trace, event)
        : OutboxEvent.of(EventType.ADMIN_EVENT, id, workspace, event.org(), now, trace, event);
  }
}
