package dev.latchkey.routing;

import dev.latchkey.routing.bedrock.FailureTable;
import dev.latchkey.routing.bedrock.ModelList;
import dev.latchkey.routing.bedrock.PriceList;
import dev.latchkey.routing.decision.FailureClassifier;
import dev.latchkey.routing.decision.Load;
import dev.latchkey.routing.flow.intake.InFlight;
import dev.latchkey.routing.model.ModelCatalog;
import dev.latchkey.routing.model.ModelRule;
import dev.latchkey.routing.price.PriceTable;
import dev.latchkey.routing.telemetry.RoutingMetrics;
import dev.latchkey.routing.telemetry.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// Makes the parts that stand for no outside system.
@Singleton
class Wiring {

  /// What one workspace may have in flight is this part of everything, unless it is set.
  private static final int PART_OF_WORKSPACE = 4;

  @Produces
  @Singleton
  InstantSource clock() {
    return InstantSource.system();
  }

  @Produces
  @Singleton
  InFlight inFlight(RoutingSettings settings) {
    Load most = new Load(settings.maxInFlight(), settings.maxInFlightBytes().asLongValue());
    return new InFlight(most, mostOfWorkspace(settings, most));
  }

  private static Load mostOfWorkspace(RoutingSettings settings, Load most) {
    return new Load(
        settings
            .maxInFlightOfWorkspace()
            .orElse(Math.ceilDiv(settings.maxInFlight(), PART_OF_WORKSPACE)),
        settings
            .maxInFlightBytesOfWorkspace()
            .map(MemorySize::asLongValue)
            .orElse(most.bytes() / PART_OF_WORKSPACE));
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
  ModelRule models(PriceTable prices) {
    return new ModelRule(new ModelCatalog(ModelList.models()), prices);
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
