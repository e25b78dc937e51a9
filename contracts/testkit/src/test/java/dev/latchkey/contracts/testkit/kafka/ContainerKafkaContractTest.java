package dev.latchkey.contracts.testkit.kafka;

import dev.latchkey.contracts.testkit.containers.ContainerKafka;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/// The contract on a broker in a container, where its image can be pulled.
@EnabledIfEnvironmentVariable(named = "LATCHKEY_CONTAINERS", matches = "true")
class ContainerKafkaContractTest extends KafkaServerContractTest {
  @Override
  KafkaServer startServer() {
    return ContainerKafka.startNew();
  }
}
