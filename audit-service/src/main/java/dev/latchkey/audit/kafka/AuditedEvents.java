package dev.latchkey.audit.kafka;

import dev.latchkey.contracts.chassis.intake.Intake;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Takes in what is published on the audited topics. The offsets of a poll are committed after all
/// of it was counted, so a record may be counted twice after a crash and is never left out.
@ApplicationScoped
public class AuditedEvents {

  private final Intake intake;

  @Inject
  AuditedEvents(Intake intake) {
    this.intake = intake;
  }

  @Incoming("audited")
  Uni<Void> take(ConsumerRecords<byte[], byte[]> poll) {
    return Uni.createFrom().item(poll).invoke(intake::count).replaceWithVoid();
  }
}
