package dev.latchkey.contracts.testkit.kafka;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Keeps the broker's several hundred start-up lines out of the log of the JVM it runs in.
///
/// Works where SLF4J ends in `java.util.logging` (JDK or JBoss log manager). The Kafka clients'
/// loggers are not touched.
final class BrokerLog {
  /// Held strongly: a level set on a logger that is collected is lost.
  private static final List<Logger> BROKER_LOGGERS =
      List.of(
              "kafka",
              "state.change.logger",
              "org.apache.kafka.common.config.AbstractConfig",
              "org.apache.kafka.common.metrics",
              "org.apache.kafka.common.utils.AppInfoParser",
              "org.apache.kafka.clients.NetworkClient",
              "org.apache.kafka.controller",
              "org.apache.kafka.coordinator",
              "org.apache.kafka.image",
              "org.apache.kafka.metadata",
              "org.apache.kafka.queue",
              "org.apache.kafka.raft",
              "org.apache.kafka.server",
              "org.apache.kafka.snapshot",
              "org.apache.kafka.storage")
          .stream()
          .map(Logger::getLogger)
          .toList();

  private BrokerLog() {}

  static void showProblemsOnly() {
    // The broker's class path has Log4j's interface and no back end, which Log4j calls an error.
    System.getProperties()
        .putIfAbsent("log4j.provider", "org.apache.logging.log4j.simple.internal.SimpleProvider");
    BROKER_LOGGERS.forEach(logger -> logger.setLevel(Level.SEVERE));
  }
}
