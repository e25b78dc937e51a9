package dev.latchkey.routing.kafka;

import dev.latchkey.contracts.wire.inference.ReplyAddress;
import dev.latchkey.contracts.wire.inference.ReplyRefusal;
import dev.latchkey.routing.bounded.LeastRecentlyUsed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/// Which reply topics there are. Asked before an answer is sent: a producer would wait for a topic
/// that does not exist. What is known is kept for a while, so that one answer in many waits for it.
/// Any thread may use it.
public final class ReplyTopics implements AutoCloseable {

  private static final int MAX_KEPT = 1_000;
  private static final Duration KNOWN = Duration.ofMinutes(1);
  private static final Duration MISSING = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Admin admin;
  private final InstantSource clock;
  private final Pattern allowed;
  private final Map<String, Seen> topics = new LeastRecentlyUsed<>(MAX_KEPT);

  /// Opens a client; needs no broker yet.
  ///
  /// @param allowed the names of the topics that requesters may name
  public ReplyTopics(KafkaConnection connection, InstantSource clock, Pattern allowed) {
    this.admin = connection.admin();
    this.clock = clock;
    this.allowed = allowed;
  }

  /// Why an address cannot be used; empty when it can, or when the brokers cannot be asked now.
  public Optional<ReplyRefusal> refusal(ReplyAddress address) {
    if (!address.isAllowed(allowed)) {
      return Optional.of(ReplyRefusal.TOPIC_NOT_ALLOWED);
    }
    return seen(address.topic())
        .flatMap(
            seen -> {
              if (seen.partitions() == 0) {
                return Optional.of(ReplyRefusal.TOPIC_UNKNOWN);
              }
              Integer partition = address.partition();
              return partition != null && partition >= seen.partitions()
                  ? Optional.of(ReplyRefusal.PARTITION_INVALID)
                  : Optional.empty();
            });
  }

  private Optional<Seen> seen(String topic) {
    Seen kept = kept(topic);
    if (kept != null && clock.instant().isBefore(kept.until())) {
      return Optional.of(kept);
    }
    return ask(topic)
        .map(
            partitions -> {
              Duration life = partitions == 0 ? MISSING : KNOWN;
              Seen seen = new Seen(partitions, clock.instant().plus(life));
              keep(topic, seen);
              return seen;
            });
  }

  private Optional<Integer> ask(String topic) {
    try {
      return Optional.ofNullable(
              admin
                  .describeTopics(List.of(topic))
                  .allTopicNames()
                  .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                  .get(topic))
          .map(description -> description.partitions().size());
    } catch (ExecutionException e) {
      return e.getCause() instanceof UnknownTopicOrPartitionException
          ? Optional.of(0)
          : Optional.empty();
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private synchronized @Nullable Seen kept(String topic) {
    return topics.get(topic);
  }

  private synchronized void keep(String topic, Seen seen) {
    topics.put(topic, seen);
  }

  @Override
  public void close() {
    admin.close(PATIENCE);
  }

  /// @param partitions none when there is no such topic
  private record Seen(int partitions, Instant until) {}
}
