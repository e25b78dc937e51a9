package dev.latchkey.contracts.testkit.kafka;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The configuration of one small broker and controller in the same process.
record BrokerSettings(Path logDirectory, int brokerPort, int controllerPort) {
  static final int NODE_ID = 1;
  static final String CONTROLLER_LISTENER = "CONTROLLER";

  private static final int MEBIBYTE = 1024 * 1024;

  /// Records may be 27 MiB (design §3); one more for batch overhead and headers.
  private static final int LARGEST_BATCH_BYTES = 28 * MEBIBYTE;

  private static final Map<String, String> SINGLE_NODE =
      Map.of(
          "offsets.topic.replication.factor", "1",
          "offsets.topic.num.partitions", "4",
          "transaction.state.log.replication.factor", "1",
          "transaction.state.log.min.isr", "1",
          "transaction.state.log.num.partitions", "4",
          "share.coordinator.state.topic.replication.factor", "1",
          "share.coordinator.state.topic.min.isr", "1",
          "share.coordinator.state.topic.num.partitions", "1",
          // A broker that died without a word is replaced after this time; the default is 9 s.
          "broker.session.timeout.ms", "6000",
          "broker.heartbeat.interval.ms", "1000");

  private static final Map<String, String> SMALL_AND_QUICK =
      Map.of(
          "auto.create.topics.enable", "false",
          "group.initial.rebalance.delay.ms", "0",
          "group.min.session.timeout.ms", "1000",
          "message.max.bytes", Integer.toString(LARGEST_BATCH_BYTES),
          "num.network.threads", "2",
          "num.io.threads", "4",
          "background.threads", "2",
          "log.cleaner.dedupe.buffer.size", Integer.toString(4 * MEBIBYTE),
          "log.index.size.max.bytes", Integer.toString(MEBIBYTE),
          "metadata.log.max.snapshot.interval.ms", "60000");

  Map<String, String> toProperties() {
    Map<String, String> properties = new HashMap<>(SINGLE_NODE);
    properties.putAll(SMALL_AND_QUICK);
    properties.put("process.roles", "broker,controller");
    properties.put("node.id", Integer.toString(NODE_ID));
    properties.put("log.dirs", logDirectory.toString());
    String broker = "BROKER://127.0.0.1:" + brokerPort;
    String controller = CONTROLLER_LISTENER + "://127.0.0.1:" + controllerPort;
    properties.put("listeners", broker + "," + controller);
    properties.put("advertised.listeners", broker + "," + controller);
    properties.put("inter.broker.listener.name", "BROKER");
    properties.put("controller.listener.names", CONTROLLER_LISTENER);
    properties.put("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
    properties.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
    return properties;
  }
}
