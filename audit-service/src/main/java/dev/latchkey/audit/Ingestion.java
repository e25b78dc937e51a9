package dev.latchkey.audit;

import dev.latchkey.audit.kafka.AuditedTopics;
import dev.latchkey.audit.kafka.PartitionWork;
import dev.latchkey.audit.telemetry.AuditMetrics;
import dev.latchkey.contracts.chassis.intake.Intake;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Map;

/// Reads the audited topics for as long as the service runs.
@ApplicationScoped
public class Ingestion {

  private final AuditedTopics topics;

  @Inject
  public Ingestion(
      @Identifier("default-kafka-broker") Map<String, Object> connection,
      Intake intake,
      PartitionWork work,
      AuditMetrics metrics,
      InstantSource clock) {
    this.topics = new AuditedTopics(connection, intake.topics(), work, metrics::lag, clock);
  }

  void start(@Observes StartupEvent event) {
    topics.start();
  }

  void stop(@Observes ShutdownEvent event) {
    topics.close();
  }
}
