package dev.latchkey.contracts.testkit.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.topic.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicProvisionerTest {

  @Test
  void createsEveryTopicOnceAndReportsWhatIsDifferent(@TempDir Path data) throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(data, 0);
        Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      // Given a topic that somebody created by hand, with other settings
      String byHand = Topics.REQUESTS.name();
      admin.createTopics(List.of(new NewTopic(byHand, 1, (short) 1))).all().get();

      // When
      var first = TopicProvisioner.createMissing(kafka.bootstrapServers());
      var second = TopicProvisioner.createMissing(kafka.bootstrapServers());

      // Then
      assertThat(admin.listTopics().names().get())
          .containsExactlyInAnyOrderElementsOf(
              Topics.all().stream().map(topic -> topic.name()).toList());
      assertThat(first).extracting(TopicDifference::topic).containsOnly(byHand);
      assertThat(first)
          .contains(
              new TopicDifference(
                  byHand, "partitions", Integer.toString(Topics.REQUESTS.partitions()), "1"),
              new TopicDifference(byHand, "message.timestamp.type", "LogAppendTime", "CreateTime"));
      assertThat(second).containsExactlyInAnyOrderElementsOf(first);
    }
  }
}
