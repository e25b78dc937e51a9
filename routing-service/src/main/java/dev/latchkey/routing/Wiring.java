package dev.latchkey.routing;

import dev.latchkey.contracts.chassis.aws.AwsEndpoints;
import dev.latchkey.contracts.chassis.vault.VaultDocuments;
import dev.latchkey.routing.bedrock.BedrockCalls;
import dev.latchkey.routing.bedrock.FailureTable;
import dev.latchkey.routing.decision.FailureClassifier;
import dev.latchkey.routing.flow.InFlight;
import dev.latchkey.routing.kafka.AuditTopicCheck;
import dev.latchkey.routing.kafka.ConfirmationsTable;
import dev.latchkey.routing.kafka.FallbackIntents;
import dev.latchkey.routing.kafka.KafkaConnection;
import dev.latchkey.routing.kafka.Publisher;
import dev.latchkey.routing.kafka.RequestIntake;
import dev.latchkey.routing.kafka.SettingsTable;
import dev.latchkey.routing.postgres.Answers;
import dev.latchkey.routing.postgres.Claims;
import dev.latchkey.routing.postgres.FallbackCapTable;
import dev.latchkey.routing.postgres.Leases;
import dev.latchkey.routing.postgres.ModelAccess;
import dev.latchkey.routing.postgres.WarnSessions;
import dev.latchkey.routing.sts.PlatformRoles;
import dev.latchkey.routing.sts.PlatformRoutes;
import dev.latchkey.routing.sts.PlatformSettings;
import dev.latchkey.routing.telemetry.RoutingMetrics;
import dev.latchkey.routing.telemetry.Tracing;
import dev.latchkey.routing.vault.PlatformKeys;
import dev.latchkey.routing.vault.Sessions;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.runtime.Startup;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
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
  ConfirmationsTable confirmations(KafkaConnection kafka, InstantSource clock) {
    return new ConfirmationsTable(kafka, clock);
  }

  void close(@Disposes ConfirmationsTable confirmations) {
    confirmations.close();
  }

  @Produces
  @Singleton
  FallbackIntents intents(KafkaConnection kafka, RoutingSettings settings, InstantSource clock) {
    return new FallbackIntents(kafka, settings.intentPatience(), clock);
  }

  void close(@Disposes FallbackIntents intents) {
    intents.close();
  }

  @Produces
  @Singleton
  AuditTopicCheck auditTopic(KafkaConnection kafka, RoutingSettings settings) {
    return new AuditTopicCheck(kafka, settings.durability());
  }

  void close(@Disposes AuditTopicCheck auditTopic) {
    auditTopic.close();
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
  Leases leases(DataSource database, RoutingSettings settings) {
    return new Leases(database, settings.instance(), settings.lease());
  }

  @Produces
  @Singleton
  Claims claims(DataSource database, Leases leases, InstantSource clock) {
    return new Claims(database, leases, clock);
  }

  @Produces
  @Singleton
  Answers answers(DataSource database) {
    return new Answers(database);
  }

  @Produces
  @Singleton
  FallbackCapTable caps(DataSource database) {
    return new FallbackCapTable(database);
  }

  @Produces
  @Singleton
  WarnSessions warnSessions(DataSource database) {
    return new WarnSessions(database);
  }

  @Produces
  @Singleton
  ModelAccess modelAccess(DataSource database) {
    return new ModelAccess(database);
  }

  @Produces
  @Singleton
  Sessions sessions(VaultDocuments vault, InstantSource clock) {
    return new Sessions(vault::read, clock);
  }

  /// Made at the start, so that a service with unusable settings does not start.
  @Produces
  @Singleton
  @Startup
  PlatformRoutes platformRoutes(PlatformSettings settings) {
    return new PlatformRoutes(settings);
  }

  @Produces
  @Singleton
  PlatformKeys platformKeys(VaultDocuments vault, PlatformRoutes routes, InstantSource clock) {
    return new PlatformKeys(vault::read, routes.account().orElse(null), clock);
  }

  @Produces
  @Singleton
  PlatformRoles platformRoles(
      PlatformRoutes routes,
      AwsEndpoints endpoints,
      RoutingSettings settings,
      InstantSource clock) {
    return new PlatformRoles(
        routes, region -> endpoints.of("sts", region), settings.instance(), clock);
  }

  void close(@Disposes PlatformRoles platformRoles) {
    platformRoles.close();
  }

  @Produces
  @Singleton
  BedrockCalls bedrock(AwsEndpoints endpoints, RoutingSettings settings) {
    return new BedrockCalls(
        region -> endpoints.of("bedrock-runtime", region), settings.maxInFlight());
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
}
