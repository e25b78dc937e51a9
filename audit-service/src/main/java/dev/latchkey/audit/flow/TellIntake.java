package dev.latchkey.audit.flow;

import dev.latchkey.contracts.chassis.intake.Intake;
import dev.latchkey.contracts.chassis.intake.IntakeReport;
import dev.latchkey.contracts.chassis.kafka.KafkaAdmin;
import dev.latchkey.contracts.wire.ServiceName;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/// Tells what was taken in, and how far behind the service is as long as Kafka can say so.
@ApplicationScoped
public class TellIntake {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Intake intake;
  private final KafkaAdmin kafka;

  @Inject
  TellIntake(Intake intake, KafkaAdmin kafka) {
    this.intake = intake;
    this.kafka = kafka;
  }

  /// The counts as they are when Kafka has told the lag, or has failed to.
  public Uni<IntakeReport> tell() {
    return Uni.createFrom()
        .completionStage(
            () -> kafka.lag(ServiceName.AUDIT_SERVICE.text(), intake.topics(), PATIENCE))
        .map(lag -> intake.report().withLag(lag))
        .onFailure()
        .recoverWithItem(intake::report);
  }
}
