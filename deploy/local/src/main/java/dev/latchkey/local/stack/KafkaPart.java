package dev.latchkey.local.stack;

import dev.latchkey.contracts.testkit.kafka.EmbeddedKafka;
import dev.latchkey.contracts.testkit.kafka.TopicProvisioner;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A real broker inside this JVM, with Latchkey's topics.
final class KafkaPart implements Part {
  private final Path data;
  private final int port;
  private volatile @Nullable EmbeddedKafka running;

  KafkaPart(StackFolder folder, Ports ports) {
    this.data = folder.dataOf(PartName.KAFKA);
    this.port = ports.of(PortName.KAFKA);
  }

  @Override
  public PartName name() {
    return PartName.KAFKA;
  }

  @Override
  public RunningPart start() {
    EmbeddedKafka kafka = EmbeddedKafka.start(data, port);
    running = kafka;
    TopicProvisioner.createMissing(kafka.bootstrapServers());
    TopicProvisioner.createMissing(kafka.bootstrapServers(), ReplyTopics.ready());
    return RunningPart.ofProcess(
        name(), kafka.bootstrapServers(), /* adminUrl= */ null, ProcessHandle.current().pid());
  }

  @Override
  public void stop() {
    EmbeddedKafka kafka = running;
    if (kafka != null) {
      kafka.close();
    }
  }
}
