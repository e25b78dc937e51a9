package dev.latchkey.routing.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.contracts.testkit.junit.WithKafka;
import dev.latchkey.contracts.testkit.shared.SharedServers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@WithKafka
class AuditTopicCheckTest {

  @Test
  void findsATopicOnOneBrokerNotDurable() {
    // Given
    try (AuditTopicCheck check =
        check(SharedServers.kafka().bootstrapServers(), Durability.REPLICATED)) {
      // Then
      await().atMost(Duration.ofSeconds(60)).until(() -> check.answer().isPresent());
      assertThat(check.isDurable()).isFalse();
    }
  }

  @Test
  void isSatisfiedWithOneBrokerWhereThatIsWanted() {
    try (AuditTopicCheck check =
        check(SharedServers.kafka().bootstrapServers(), Durability.SINGLE_NODE)) {
      assertThat(check.isDurable()).isTrue();
    }
  }

  @Test
  void trustsNothingBeforeTheBrokersHaveAnswered() throws IOException {
    // Given
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        AuditTopicCheck check =
            check("127.0.0.1:" + silent.getLocalPort(), Durability.REPLICATED)) {
      // Then
      assertThat(check.answer()).isEmpty();
      assertThat(check.isDurable()).isFalse();
    }
  }

  @ParameterizedTest(name = "{0} and {1} replicas, {2} in sync, unclean election {3}: {4}")
  @CsvSource({
    "3, 3, 2, false, true",
    "3, 5, 3, false, true",
    "3, 2, 2, false, false",
    "3, 3, 1, false, false",
    "3, 3, 2, true, false"
  })
  void asksForThreeReplicasOfEveryPartitionTwoInSyncAndACleanElection(
      int first, int second, String inSync, String unclean, boolean durable) {
    // Given
    TopicDescription topic =
        new TopicDescription("audit", false, List.of(partition(0, first), partition(1, second)));
    Config settings =
        new Config(
            List.of(
                new ConfigEntry("min.insync.replicas", inSync),
                new ConfigEntry("unclean.leader.election.enable", unclean)));

    // Then
    assertThat(AuditTopicCheck.isDurable(topic, settings)).isEqualTo(durable);
  }

  private static AuditTopicCheck check(String brokers, Durability wanted) {
    return new AuditTopicCheck(new KafkaConnection(Map.of("bootstrap.servers", brokers)), wanted);
  }

  private static TopicPartitionInfo partition(int number, int replicas) {
    List<Node> nodes =
        IntStream.range(0, replicas).mapToObj(id -> new Node(id, "broker", 9092)).toList();
    return new TopicPartitionInfo(number, nodes.getFirst(), nodes, nodes);
  }
}
