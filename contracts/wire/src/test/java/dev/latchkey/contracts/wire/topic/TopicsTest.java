package dev.latchkey.contracts.wire.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.ServiceName;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TopicsTest {

  static List<Topic> topics() {
    return Topics.all();
  }

  @Test
  void giveEachTopicItsOwnName() {
    assertThat(Topics.all()).map(Topic::name).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void nameTopicsByTheConvention(Topic topic) {
    assertThat(topic.name()).matches("byok\\.[a-z.-]+\\.v[0-9]+");
  }

  @ParameterizedTest
  @MethodSource("topics")
  void leaveNoTopicWithoutWriterOrReader(Topic topic) {
    assertThat(topic.writers()).isNotEmpty();
    assertThat(topic.readers()).isNotEmpty();
  }

  @Test
  void holdContentIn27MiBAndNothingElseInMoreThanOne() {
    assertThat(Topics.all())
        .filteredOn(topic -> topic.maxRecordBytes() > 1024 * 1024)
        .containsExactlyInAnyOrder(Topics.REQUESTS, Topics.RESPONSES, Topics.DELTAS)
        .allMatch(topic -> topic.maxRecordBytes() == 28_311_552);
  }

  @Test
  void letOnlyAgentsAndRoutingSeeContent() {
    assertThat(List.of(Topics.REQUESTS, Topics.RESPONSES, Topics.DELTAS))
        .allSatisfy(
            topic -> {
              assertThat(topic.writers()).isSubsetOf(Party.AGENTS, Party.ROUTING_SERVICE);
              assertThat(topic.readers()).isSubsetOf(Party.AGENTS, Party.ROUTING_SERVICE);
            });
  }

  @Test
  void letOnlyCredentialServiceTellRoutingWhatIsPermitted() {
    assertThat(List.of(Topics.SETTINGS, Topics.CONFIRMATIONS))
        .allSatisfy(
            topic -> {
              assertThat(topic.writers()).containsExactly(Party.CREDENTIAL_SERVICE);
              assertThat(topic.readers()).containsExactly(Party.ROUTING_SERVICE);
            });
  }

  @Test
  void letOnlyRoutingTellTheAuditorsOfFallbacks() {
    assertThat(Topics.FALLBACK_EVENTS.writers()).containsExactly(Party.ROUTING_SERVICE);
    assertThat(Topics.FALLBACK_EVENTS.readers()).contains(Party.AUDIT_SERVICE);
  }

  @Test
  void keepStateForEverAndEventsForATime() {
    assertThat(Topics.all())
        .filteredOn(topic -> topic.retention() instanceof Retention.Compacted)
        .containsExactlyInAnyOrder(
            Topics.DIRECTORY, Topics.SETTINGS, Topics.CONFIRMATIONS, Topics.AUDIT_CHECKPOINTS);
  }

  @ParameterizedTest
  @MethodSource("topics")
  void loseNothingThatWasAcknowledged(Topic topic) {
    assertThat(topic.settings())
        .containsEntry("min.insync.replicas", "2")
        .containsEntry("unclean.leader.election.enable", "false")
        .containsEntry("message.timestamp.type", "LogAppendTime");
    assertThat(Topics.REPLICATION).isGreaterThan((short) 2);
  }

  @Test
  void turnRetentionIntoSettings() {
    assertThat(topic(new Retention.Expiring(Duration.ofHours(1))).settings())
        .containsEntry("cleanup.policy", "delete")
        .containsEntry("retention.ms", "3600000")
        .containsEntry("max.message.bytes", "1000");
    assertThat(topic(new Retention.Compacted()).settings())
        .containsEntry("cleanup.policy", "compact")
        .doesNotContainKey("retention.ms");
  }

  @ParameterizedTest
  @EnumSource
  void findWhatAPartyReads(Party party) {
    assertThat(Topics.readBy(party))
        .isEqualTo(Topics.all().stream().filter(topic -> topic.readers().contains(party)).toList());
  }

  @Test
  void knowEachServiceAsAParty() {
    assertThat(Arrays.stream(Party.values()).flatMap(party -> party.service().stream()))
        .containsExactlyInAnyOrder(ServiceName.values());
  }

  private static Topic topic(Retention retention) {
    return new Topic(
        "byok.x.v1", "k", 1, retention, 1000, Set.of(Party.AGENTS), Set.of(Party.AGENTS));
  }
}
