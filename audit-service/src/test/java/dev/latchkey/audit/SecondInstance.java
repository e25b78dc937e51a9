package dev.latchkey.audit;

import dev.latchkey.audit.kafka.AuditedTopics;
import dev.latchkey.audit.kafka.PartitionWork;
import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.wire.topic.Topic;
import dev.latchkey.contracts.wire.topic.Topics;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Another member of the service's group, with a consumer and a memory of its own, over the same
/// database.
final class SecondInstance implements AutoCloseable {

  private final AuditedTopics topics;

  private SecondInstance(AuditedTopics topics) {
    this.topics = topics;
  }

  static SecondInstance start(PartitionWork work) {
    Set<String> names =
        Stream.of(
                Topics.OUTCOMES,
                Topics.FALLBACK_EVENTS,
                Topics.CREDENTIAL_EVENTS,
                Topics.ADMIN_EVENTS)
            .map(Topic::name)
            .collect(Collectors.toSet());
    AuditedTopics topics =
        new AuditedTopics(
            Map.of("bootstrap.servers", SharedServers.kafka().bootstrapServers()),
            names,
            work,
            (_, _) -> {},
            InstantSource.system());
    topics.start();
    return new SecondInstance(topics);
  }

  @Override
  public void close() {
    topics.close();
  }
}
