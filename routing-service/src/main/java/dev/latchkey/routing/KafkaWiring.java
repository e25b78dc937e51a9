package dev.latchkey.routing;

import dev.latchkey.routing.flow.intake.InFlight;
import dev.latchkey.routing.kafka.AuditTopicCheck;
import dev.latchkey.routing.kafka.ConfirmationsTable;
import dev.latchkey.routing.kafka.FallbackIntents;
import dev.latchkey.routing.kafka.KafkaConnection;
import dev.latchkey.routing.kafka.Publisher;
import dev.latchkey.routing.kafka.ReplyTopics;
import dev.latchkey.routing.kafka.RequestIntake;
import dev.latchkey.routing.kafka.RequestReplay;
import dev.latchkey.routing.kafka.SettingsTable;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.regex.Pattern;

/// Makes what reads from Kafka and writes to it.
@Singleton
class KafkaWiring {

  /// Matches nothing.
  private static final Pattern NO_TOPIC = Pattern.compile("(?!)");

  @Produces
  @Singleton
  KafkaConnection kafka(@Identifier("default-kafka-broker") Map<String, Object> settings) {
    return new KafkaConnection(settings);
  }

  @Produces
  @Singleton
  RequestIntake intake(
      KafkaConnection kafka, InstantSource clock, InFlight inFlight, RoutingSettings settings) {
    return new RequestIntake(kafka, clock, inFlight.batchSize(), replyTopics(settings));
  }

  @Produces
  @Singleton
  RequestReplay replay(KafkaConnection kafka, InstantSource clock, RoutingSettings settings) {
    return new RequestReplay(kafka, clock, replyTopics(settings));
  }

  @Produces
  @Singleton
  ReplyTopics replyTopics(KafkaConnection kafka, InstantSource clock, RoutingSettings settings) {
    return new ReplyTopics(kafka, clock, replyTopics(settings));
  }

  void close(@Disposes ReplyTopics topics) {
    topics.close();
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

  private static Pattern replyTopics(RoutingSettings settings) {
    return settings.replyTopics().orElse(NO_TOPIC);
  }
}
