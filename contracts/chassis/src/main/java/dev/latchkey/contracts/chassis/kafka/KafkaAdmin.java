package dev.latchkey.contracts.chassis.kafka;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;

/// Asks the brokers about themselves, with the connection settings of the service's own channels.
/// Every method blocks, for at most the time given.
@ApplicationScoped
public class KafkaAdmin {

  private final Admin admin;

  @Inject
  public KafkaAdmin(@Identifier("default-kafka-broker") Map<String, Object> connection) {
    Map<String, Object> settings = new HashMap<>();
    connection.forEach(
        (key, value) -> {
          if (AdminClientConfig.configNames().contains(key)) {
            settings.put(key, value);
          }
        });
    this.admin = Admin.create(settings);
  }

  /// Why Kafka is of no use at present; empty when a broker answers.
  public Optional<String> trouble(Duration patience) {
    int millis = Math.toIntExact(patience.toMillis());
    try {
      admin
          .describeCluster(new DescribeClusterOptions().timeoutMs(millis))
          .clusterId()
          .get(millis, TimeUnit.MILLISECONDS);
      return Optional.empty();
    } catch (TimeoutException | ExecutionException e) {
      return Optional.of("no broker answered within " + millis + " ms");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted while waiting for Kafka");
    }
  }

  @PreDestroy
  void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
