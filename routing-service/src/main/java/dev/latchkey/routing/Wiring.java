package dev.latchkey.routing;

import dev.latchkey.contracts.chassis.aws.AwsEndpoints;
import dev.latchkey.contracts.chassis.vault.VaultDocuments;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.routing.bedrock.BedrockCalls;
import dev.latchkey.routing.bedrock.FailureTable;
import dev.latchkey.routing.decision.FailureClassifier;
import dev.latchkey.routing.flow.InFlight;
import dev.latchkey.routing.kafka.KafkaConnection;
import dev.latchkey.routing.kafka.Publisher;
import dev.latchkey.routing.kafka.RequestIntake;
import dev.latchkey.routing.kafka.SettingsTable;
import dev.latchkey.routing.postgres.Answers;
import dev.latchkey.routing.postgres.Claims;
import dev.latchkey.routing.telemetry.RoutingMetrics;
import dev.latchkey.routing.telemetry.Tracing;
import dev.latchkey.routing.vault.Sessions;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import javax.sql.DataSource;

/// Makes the parts that stand for outside systems.
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
  KafkaConnection kafka(@Identifier("default-kafka-broker") Map<String, Object> settings) {
    return new KafkaConnection(settings);
  }

  @Produces
  @Singleton
  RequestIntake intake(KafkaConnection kafka, InstantSource clock, InFlight inFlight) {
    return new RequestIntake(kafka, clock, inFlight.batchSize());
  }

  @Produces
  @Singleton
  SettingsTable settings(KafkaConnection kafka) {
    return new SettingsTable(kafka);
  }

  void close(@Disposes SettingsTable settings) {
    settings.close();
  }

  @Produces
  @Singleton
  Publisher publisher(KafkaConnection kafka) {
    return new Publisher(kafka);
  }

  void close(@Disposes Publisher publisher) {
    publisher.close();
  }

  @Produces
  @Singleton
  Claims claims(DataSource database, RoutingSettings settings, InstantSource clock) {
    return new Claims(database, settings.instance(), clock);
  }

  @Produces
  @Singleton
  Answers answers(DataSource database, RoutingSettings settings) {
    return new Answers(database, settings.instance());
  }

  @Produces
  @Singleton
  Sessions sessions(VaultDocuments vault, InstantSource clock) {
    return new Sessions(vault::read, clock);
  }

  @Produces
  @Singleton
  BedrockCalls bedrock(AwsEndpoints endpoints, RoutingSettings settings) {
    return new BedrockCalls(region -> endpoint(endpoints, region), settings.maxInFlight());
  }

  void close(@Disposes BedrockCalls bedrock) {
    bedrock.close();
  }

  @Produces
  @Singleton
  FailureClassifier classifier() {
    return new FailureClassifier(FailureTable.rows());
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

  /// Always given to the client, so that nothing of the host can name another one (INV-2).
  private static URI endpoint(AwsEndpoints endpoints, Region region) {
    return endpoints
        .override("bedrock-runtime", region)
        .orElseGet(
            () ->
                URI.create(
                    "https://bedrock-runtime."
                        + region.name()
                        + "."
                        + region.partition().dnsSuffix()));
  }
}
