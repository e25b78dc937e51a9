package dev.latchkey.routing.kafka;

import dev.latchkey.contracts.wire.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Whether the topic of the fallback events keeps what it has acknowledged (INV-3). The brokers are
/// asked from the start on, again and again, because a topic's settings can be changed; until they
/// have answered it counts as not durable. Any thread may use it.
public final class AuditTopicCheck implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(AuditTopicCheck.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration UNTIL_ANSWERED = Duration.ofSeconds(2);
  private static final Duration ONCE_ANSWERED = Duration.ofMinutes(1);
  private static final ConfigResource TOPIC =
      new ConfigResource(ConfigResource.Type.TOPIC, Topics.FALLBACK_EVENTS.name());

  private final KafkaConnection connection;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile @Nullable Boolean durable;

  /// Begins to ask, unless one node is enough.
  public AuditTopicCheck(KafkaConnection connection, Durability wanted) {
    this.connection = connection;
    switch (wanted) {
      case SINGLE_NODE -> durable = true;
      case REPLICATED -> {
        Thread _ = Thread.ofVirtual().name("audit topic check").start(this::ask);
      }
    }
  }

  /// Whether an intent that the topic has acknowledged is durable.
  public boolean isDurable() {
    return answer().orElse(false);
  }

  /// What the brokers have answered; empty until they have.
  Optional<Boolean> answer() {
    return Optional.ofNullable(durable);
  }

  @Override
  public void close() {
    closed.countDown();
  }

  private void ask() {
    try (Admin admin = connection.admin()) {
      do {
        ask(admin);
      } while (!closed.await(
          (durable == null ? UNTIL_ANSWERED : ONCE_ANSWERED).toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask(Admin admin) throws InterruptedException {
    try {
      TopicDescription description =
          admin
              .describeTopics(List.of(TOPIC.name()))
              .allTopicNames()
              .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
              .get(TOPIC.name());
      Config settings =
          admin
              .describeConfigs(List.of(TOPIC))
              .all()
              .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
              .get(TOPIC);
      note(description != null && settings != null && isDurable(description, settings));
    } catch (ExecutionException | TimeoutException e) {
      LOG.infof("%s cannot be checked at present", TOPIC.name());
    }
  }

  private void note(boolean found) {
    if (!found && !Boolean.FALSE.equals(durable)) {
      LOG.errorf(
          "%s is not durable, so no fallback is permitted: it needs %d replicas,"
              + " min.insync.replicas of 2 and no unclean leader election",
          TOPIC.name(), Topics.REPLICATION);
    }
    durable = found;
  }

  static boolean isDurable(TopicDescription description, Config settings) {
    return description.partitions().stream()
            .allMatch(partition -> partition.replicas().size() >= Topics.REPLICATION)
        && Integer.parseInt(value(settings, "min.insync.replicas")) >= 2
        && value(settings, "unclean.leader.election.enable").equals("false");
  }

  private static String value(Config settings, String name) {
    ConfigEntry entry = settings.get(name);
    return entry == null || entry.value() == null ? "0" : entry.value();
  }
}
