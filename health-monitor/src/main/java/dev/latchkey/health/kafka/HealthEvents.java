package dev.latchkey.health.kafka;

import dev.latchkey.contracts.chassis.intake.Intake;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Takes in what happens to credentials. The offsets of a poll are committed after all of it was
/// counted, so a record may be counted twice after a crash and is never left out. Polls may be
/// counted side by side; the connector commits in order all the same.
@ApplicationScoped
public class HealthEvents {

  private final Intake intake;

  @Inject
  HealthEvents(Intake intake) {
    this.intake = intake;
  }

  @Incoming("health")
  @RunOnVirtualThread
  void take(ConsumerRecords<byte[], byte[]> poll) {
    intake.count(poll);
  }
}
