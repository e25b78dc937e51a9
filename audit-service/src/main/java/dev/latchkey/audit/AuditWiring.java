package dev.latchkey.audit;

import dev.latchkey.contracts.chassis.intake.Intake;
import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.topic.Party;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Puts together what the service is made of.
@ApplicationScoped
public class AuditWiring {

  private static final int THREADS = 4;

  /// The counts of all events on the topics that the contracts let this service read.
  @Produces
  @Singleton
  Intake intake(MeterRegistry meters) {
    return new Intake("latchkey.audit.events", auditedTypes(), meters, Instant.now());
  }

  /// The time.
  @Produces
  @Singleton
  InstantSource clock() {
    return InstantSource.system();
  }

  /// The one bounded pool for calls that block: Vault's driver and Kafka's consumer of checkpoints.
  @Produces
  @Singleton
  WorkerExecutor threads(Vertx vertx) {
    return vertx.createSharedWorkerExecutor("latchkey-blocking", THREADS);
  }

  void close(@Disposes WorkerExecutor threads) {
    threads.closeAndForget();
  }

  /// What the service reads but its own checkpoints, which it reads to know how far it had come.
  private static List<EventType<?>> auditedTypes() {
    return EventType.all().stream()
        .filter(type -> type.topic().readers().contains(Party.AUDIT_SERVICE))
        .filter(type -> !type.equals(EventType.AUDIT_CHECKPOINT))
        .toList();
  }
}
