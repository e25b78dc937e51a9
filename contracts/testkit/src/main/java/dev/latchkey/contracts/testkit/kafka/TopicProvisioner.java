package dev.latchkey.contracts.testkit.kafka;

import dev.latchkey.contracts.wire.topic.Topic;
import dev.latchkey.contracts.wire.topic.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;

/// Creates Latchkey's topics on a broker that stands alone: partitions and settings as in
/// production, one replica.
///
/// Running it again changes nothing. A topic that exists with other settings is reported and left
/// as it is.
public final class TopicProvisioner {
  private static final short ONE_REPLICA = 1;
  private static final String PARTITIONS = "partitions";

  private final Admin admin;

  private TopicProvisioner(Admin admin) {
    this.admin = admin;
  }

  /// Creates the topics of [Topics#all] that are missing.
  ///
  /// @return how topics that were there already differ from the contract
  /// @throws IllegalStateException if the broker refuses or cannot be reached
  public static List<TopicDifference> createMissing(String bootstrapServers) {
    return createMissing(bootstrapServers, Topics.all());
  }

  /// Creates those of these topics that are missing.
  ///
  /// @return how topics that were there already differ from what is asked for
  /// @throws IllegalStateException if the broker refuses or cannot be reached
  public static List<TopicDifference> createMissing(
      String bootstrapServers, Collection<Topic> topics) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      TopicProvisioner provisioner = new TopicProvisioner(admin);
      Set<String> existing = await(admin.listTopics().names());
      provisioner.create(topics.stream().filter(t -> !existing.contains(t.name())).toList());
      return provisioner.differences(
          topics.stream().filter(t -> existing.contains(t.name())).toList());
    }
  }

  private void create(List<Topic> missing) {
    await(
        admin
            .createTopics(
                missing.stream()
                    .map(
                        topic ->
                            new NewTopic(topic.name(), topic.partitions(), ONE_REPLICA)
                                .configs(settings(topic)))
                    .toList())
            .all());
  }

  private List<TopicDifference> differences(List<Topic> existing) {
    Map<String, Map<String, String>> actual = new HashMap<>();
    await(admin.describeConfigs(existing.stream().map(TopicProvisioner::resource).toList()).all())
        .forEach((resource, config) -> actual.put(resource.name(), values(config)));
    await(admin.describeTopics(existing.stream().map(Topic::name).toList()).allTopicNames())
        .forEach(
            (name, description) ->
                actual.computeIfPresent(name, (_, values) -> withPartitions(values, description)));
    List<TopicDifference> differences = new ArrayList<>();
    for (Topic topic : existing) {
      compare(topic, actual.getOrDefault(topic.name(), Map.of()), differences);
    }
    return differences;
  }

  private static Map<String, String> withPartitions(
      Map<String, String> values, TopicDescription description) {
    values.put(PARTITIONS, Integer.toString(description.partitions().size()));
    return values;
  }

  private static void compare(
      Topic topic, Map<String, String> actual, List<TopicDifference> differences) {
    Map<String, String> wanted = settings(topic);
    wanted.put(PARTITIONS, Integer.toString(topic.partitions()));
    wanted.forEach(
        (setting, value) -> {
          String found = actual.getOrDefault(setting, "");
          if (!found.equals(value)) {
            differences.add(new TopicDifference(topic.name(), setting, value, found));
          }
        });
  }

  private static Map<String, String> settings(Topic topic) {
    Map<String, String> settings = new HashMap<>(topic.settings());
    settings.put("min.insync.replicas", Short.toString(ONE_REPLICA));
    return settings;
  }

  private static Map<String, String> values(Config config) {
    Map<String, String> values = new HashMap<>();
    for (ConfigEntry entry : config.entries()) {
      values.put(entry.name(), entry.value());
    }
    return values;
  }

  private static ConfigResource resource(Topic topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
  }

  private static <T> T await(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka refuses: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for Kafka", e);
    }
  }
}
