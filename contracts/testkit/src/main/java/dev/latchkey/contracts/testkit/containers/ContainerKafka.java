package dev.latchkey.contracts.testkit.containers;

import dev.latchkey.contracts.testkit.kafka.KafkaServer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/// A Kafka broker in a container, with the settings that Latchkey's topics need.
public final class ContainerKafka implements KafkaServer {
  private static final DockerImageName IMAGE = DockerImageName.parse("apache/kafka:4.1.1");
  private static final int PORT = 9092;
  private static final String LARGEST_BATCH_BYTES = Integer.toString(28 * 1024 * 1024);

  private final RestartableContainer container =
      new RestartableContainer(
          new KafkaContainer(IMAGE)
              .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
              .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
              .withEnv("KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS", "1000")
              .withEnv("KAFKA_MESSAGE_MAX_BYTES", LARGEST_BATCH_BYTES),
          PORT,
          Wait.forListeningPort());

  private ContainerKafka() {}

  /// Starts a broker without topics.
  public static ContainerKafka startNew() {
    ContainerKafka kafka = new ContainerKafka();
    kafka.start();
    return kafka;
  }

  @Override
  public String bootstrapServers() {
    return "127.0.0.1:" + container.port();
  }

  @Override
  public void start() {
    container.start();
  }

  @Override
  public void stop() {
    container.stop();
  }

  @Override
  public void close() {
    container.remove();
  }
}
