package dev.latchkey.contracts.chassis.health;

import dev.latchkey.contracts.chassis.kafka.KafkaAdmin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/// Ready while a broker answers; asked anew at every probe.
@Readiness
@ApplicationScoped
public class KafkaReadiness implements HealthCheck {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final KafkaAdmin kafka;

  @Inject
  public KafkaReadiness(KafkaAdmin kafka) {
    this.kafka = kafka;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("kafka");
    return kafka
        .trouble(PATIENCE)
        .map(reason -> answer.down().withData("reason", reason))
        .orElseGet(answer::up)
        .build();
  }
}
