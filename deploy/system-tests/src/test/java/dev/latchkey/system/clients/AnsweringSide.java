package dev.latchkey.system.clients;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/// What a client sees of Latchkey: a broker, and workspaces that are answered there.
///
/// @param bootstrapServers the broker
/// @param workspace a workspace whose requests are served
/// @param unknownWorkspace one whose requests fail with `WORKSPACE_UNKNOWN`
record AnsweringSide(String bootstrapServers, String workspace, String unknownWorkspace) {

  private static final short ONE_REPLICA = 1;

  /// The partitions of every topic that [#createTopic] makes.
  static final int PARTITIONS = 3;

  /// Creates a reply topic, as an operator does for the agents. One that exists is kept.
  String createTopic(String name) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin.createTopics(List.of(new NewTopic(name, PARTITIONS, ONE_REPLICA))).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new IllegalStateException("Kafka refuses the topic " + name, e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    return name;
  }

  /// A request that is served.
  SampleRequest request() {
    return SampleRequest.of(workspace);
  }

  /// A request that fails.
  SampleRequest failingRequest() {
    return SampleRequest.of(unknownWorkspace);
  }
}
