package dev.latchkey.contracts.testkit.kafka;

import dev.latchkey.contracts.testkit.loopback.LoopbackPort;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/// A real KRaft broker and controller inside this JVM, on 127.0.0.1 only.
///
/// Topics, records and committed offsets live in the data folder and survive [#stop], the end of
/// the JVM and its kill. After a kill the next start takes some seconds longer: the controller
/// waits for the dead broker's session to end.
public final class EmbeddedKafka implements KafkaServer {
  private final Path dataDirectory;
  private final int port;
  private @Nullable KafkaRaftServer running;

  private EmbeddedKafka(Path dataDirectory, int port) {
    this.dataDirectory = dataDirectory;
    this.port = port;
  }

  /// Starts a broker on the folder's data, or on an empty cluster when the folder is new.
  ///
  /// @param dataDirectory belongs to one broker at a time; a second one on the same folder throws
  /// @param preferredPort the port clients connect to if it is free, else (or for 0) any free one
  public static EmbeddedKafka start(Path dataDirectory, int preferredPort) {
    BrokerLog.showProblemsOnly();
    EmbeddedKafka kafka =
        new EmbeddedKafka(dataDirectory.toAbsolutePath(), LoopbackPort.preferring(preferredPort));
    kafka.start();
    return kafka;
  }

  @Override
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void start() {
    if (running != null) {
      return;
    }
    BrokerSettings settings =
        new BrokerSettings(dataDirectory, port, LoopbackPort.preferring(/* preferred= */ 0));
    format();
    KafkaRaftServer server =
        new KafkaRaftServer(KafkaConfig.fromProps(properties(settings)), Time.SYSTEM);
    server.startup();
    running = server;
  }

  @Override
  public void stop() {
    KafkaRaftServer server = running;
    if (server != null) {
      running = null;
      server.shutdown();
      server.awaitShutdown();
    }
  }

  @Override
  public void close() {
    stop();
  }

  private static Properties properties(BrokerSettings settings) {
    Properties properties = new Properties();
    properties.putAll(settings.toProperties());
    return properties;
  }

  private void format() {
    try {
      Files.createDirectories(dataDirectory);
      if (Files.exists(dataDirectory.resolve("meta.properties"))) {
        return;
      }
      new Formatter()
          .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
          .setNodeId(BrokerSettings.NODE_ID)
          .setClusterId(Uuid.randomUuid().toString())
          .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
          .setMetadataLogDirectory(dataDirectory.toString())
          .addDirectory(dataDirectory.toString())
          .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
          .run();
    } catch (Exception e) {
      throw new IllegalStateException("Cannot format the Kafka data folder " + dataDirectory, e);
    }
  }
}
