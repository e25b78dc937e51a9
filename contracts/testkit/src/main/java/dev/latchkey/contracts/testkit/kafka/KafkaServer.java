package dev.latchkey.contracts.testkit.kafka;

/// A running Kafka cluster of one broker that a test or the local stack may stop and start again.
///
/// Not thread-safe: one owner starts and stops it. Clients on any thread may use the address at any
/// time.
public interface KafkaServer extends AutoCloseable {

  /// The `host:port` for `bootstrap.servers`. It stays the same over [#stop] and [#start].
  String bootstrapServers();

  /// Starts the stopped server again on its data and its address; does nothing when it runs.
  ///
  /// Returns when the broker answers.
  void start();

  /// Stops the server and keeps its data and address: clients see their connections refused.
  void stop();

  /// Stops the server for good. Data in a folder that the caller gave stays.
  @Override
  void close();
}
