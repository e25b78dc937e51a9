package dev.latchkey.health;

import dev.latchkey.contracts.chassis.intake.Intake;
import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.topic.Party;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/// Puts together what the service is made of.
@ApplicationScoped
public class HealthWiring {

  /// The counts of all events on the topics that the contracts let this service read.
  @Produces
  @Singleton
  Intake intake(MeterRegistry meters) {
    return new Intake("latchkey.health.events", typesToWatch(), meters, Instant.now());
  }

  private static List<EventType<?>> typesToWatch() {
    return EventType.all().stream()
        .filter(type -> type.topic().readers().contains(Party.HEALTH_MONITOR))
        .toList();
  }
}
