package dev.latchkey.audit.kafka;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.ServiceName;
import dev.latchkey.contracts.wire.admin.AdminEvent;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/// Tells what people do to the log itself, before it is done: the event comes back to this service
/// and into the log.
@ApplicationScoped
public class AdminEvents {

  private static final Logger LOG = Logger.getLogger(AdminEvents.class);

  private final MutinyEmitter<byte[]> channel;
  private final InstantSource clock;

  @Inject
  public AdminEvents(@Channel("admin-events") MutinyEmitter<byte[]> channel, InstantSource clock) {
    this.channel = channel;
    this.clock = clock;
  }

  /// Publishes an event.
  ///
  /// @return true once all in-sync replicas have it; false when they did not say so in time, and it
  ///   may have been published all the same
  public Uni<Boolean> publish(AdminEvent event) {
    return channel
        .sendMessage(message(event))
        .replaceWith(true)
        .onFailure()
        .invoke(failure -> LOG.warnf("An admin event was not acknowledged: %s", failure.getClass()))
        .onFailure()
        .recoverWithItem(false);
  }

  private Message<byte[]> message(AdminEvent event) {
    WorkspaceId workspace = event.workspace();
    String subject = workspace == null ? event.org().value() : workspace.value();
    CloudEvent told =
        EventType.ADMIN_EVENT.event(
            UUID.randomUUID().toString(),
            ServiceName.AUDIT_SERVICE.text(),
            subject,
            clock.instant(),
            event.org(),
            null,
            event);
    return EventMessage.of(subject, told);
  }
}
