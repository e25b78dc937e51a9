package dev.latchkey.contracts.testkit.kafka;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/// The contract on the broker inside this JVM.
class EmbeddedKafkaContractTest extends KafkaServerContractTest {
  @TempDir private static Path data;

  @Override
  KafkaServer startServer() {
    return EmbeddedKafka.start(data, /* preferredPort= */ 0);
  }
}
