package dev.latchkey.local.stack;

import dev.latchkey.contracts.wire.topic.Party;
import dev.latchkey.contracts.wire.topic.Topic;
import dev.latchkey.contracts.wire.topic.Topics;
import java.util.List;
import java.util.Set;

/// Where agents of the local stack may have their answers sent, beside the topic of answers.
final class ReplyTopics {
  /// The names that routing permits.
  static final String PERMITTED = ".*-replies";

  /// What SmallRye's `KafkaRequestReply` reads unless it is told otherwise; it creates nothing.
  private static final Topic OF_SMALLRYE =
      new Topic(
          Topics.REQUESTS.name() + "-replies",
          "as the request",
          Topics.RESPONSES.partitions(),
          Topics.RESPONSES.retention(),
          Topics.MAX_CONTENT_RECORD_BYTES,
          Set.of(Party.ROUTING_SERVICE),
          Set.of(Party.AGENTS));

  private ReplyTopics() {}

  /// Those that are there from the start.
  static List<Topic> ready() {
    return List.of(OF_SMALLRYE);
  }
}
