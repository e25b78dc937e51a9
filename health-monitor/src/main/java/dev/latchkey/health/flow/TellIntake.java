package dev.latchkey.health.flow;

import dev.latchkey.contracts.chassis.intake.Intake;
import dev.latchkey.contracts.chassis.intake.IntakeReport;
import dev.latchkey.contracts.chassis.kafka.KafkaAdmin;
import dev.latchkey.contracts.wire.ServiceName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CompletionException;

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

  /// The counts as they are when Kafka has told the lag, or has failed to. Blocks for at most two
  /// seconds.
  public IntakeReport tell() {
    try {
      var lag = kafka.lag(ServiceName.HEALTH_MONITOR.text(), intake.topics(), PATIENCE);
      return intake.report().withLag(lag.toCompletableFuture().join());
    } catch (CompletionException e) {
      return intake.report();
    }
  }
}
