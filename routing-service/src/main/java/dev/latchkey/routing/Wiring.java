package dev.latchkey.routing;

import dev.latchkey.routing.bedrock.FailureTable;
import dev.latchkey.routing.bedrock.PriceList;
import dev.latchkey.routing.decision.FailureClassifier;
import dev.latchkey.routing.flow.intake.InFlight;
import dev.latchkey.routing.price.PriceTable;
import dev.latchkey.routing.telemetry.RoutingMetrics;
import dev.latchkey.routing.telemetry.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// Makes the parts that stand for no outside system.
@Singleton
class Wiring {

  @Produces
  @Singleton
  InstantSource clock() {
    return InstantSource.system();
  }

  @Produces
  @Singleton
  InFlight inFlight(RoutingSettings settings) {
    return new InFlight(settings.maxInFlight(), settings.maxInFlightBytes().asLongValue());
  }

  @Produces
  @Singleton
  FailureClassifier classifier() {
    return new FailureClassifier(FailureTable.rows());
  }

  @Produces
  @Singleton
  PriceTable prices() {
    return new PriceTable(PriceList.rows());
  }

  @Produces
  @Singleton
  RoutingMetrics metrics(MeterRegistry registry) {
    return new RoutingMetrics(registry);
  }

  @Produces
  @Singleton
  Tracing tracing(OpenTelemetry telemetry) {
    return new Tracing(telemetry);
  }
}
