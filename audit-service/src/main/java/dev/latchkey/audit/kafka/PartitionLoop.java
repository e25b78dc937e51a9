package dev.latchkey.audit.kafka;

import dev.latchkey.audit.flow.LogMovedException;
import dev.latchkey.audit.flow.ingest.OpenedLog;
import dev.latchkey.audit.flow.ingest.PartitionSight;
import dev.latchkey.audit.kafka.AssignedPartition.State;
import dev.latchkey.contracts.wire.topic.Topics;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/// The life of one consumer. All of it runs on one thread, the only one that may touch the
/// consumer; what takes long goes on elsewhere, and its end comes back as a step for this thread.
///
/// A partition is paused from the moment its records are handed on until they are in the log. So at
/// most one fetch of each is held in memory, however long PostgreSQL is away, and no record that
/// was fetched earlier can arrive after the position was moved.
final class PartitionLoop implements ConsumerRebalanceListener {

  private static final Logger LOG = Logger.getLogger(PartitionLoop.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration LAST_COMMIT = Duration.ofSeconds(2);

  private final Consumer<byte[], byte[]> consumer;
  private final PartitionSights sights;
  private final PartitionWork work;
  private final Map<TopicPartition, AssignedPartition> assigned = new HashMap<>();
  private final Queue<Runnable> steps = new ConcurrentLinkedQueue<>();
  private Map<TopicPartition, OffsetAndMetadata> committed = Map.of();
  private boolean finishing;

  PartitionLoop(Consumer<byte[], byte[]> consumer, PartitionSights sights, PartitionWork work) {
    this.consumer = consumer;
    this.sights = sights;
    this.work = work;
  }

  void subscribe(Collection<String> topics) {
    consumer.subscribe(topics, this);
  }

  /// Does what there is to do, or waits for some of it for a fraction of a second.
  void turn() {
    for (Runnable step = steps.poll(); step != null; step = steps.poll()) {
      step.run();
    }
    ConsumerRecords<byte[], byte[]> records = poll();
    for (TopicPartition each : records.partitions()) {
      AssignedPartition partition = assigned.get(each);
      if (partition != null && partition.is(State.READY)) {
        append(partition, records);
      }
    }
  }

  /// Finds out where the logs of new partitions go on, and of those that have moved.
  void open() {
    Set<TopicPartition> closed = in(State.CLOSED);
    if (closed.isEmpty()) {
      return;
    }
    sights.look(closed).forEach(this::open);
  }

  private void open(TopicPartition name, PartitionSight sight) {
    AssignedPartition partition = assigned.get(name);
    if (partition != null && partition.is(State.CLOSED)) {
      partition.become(State.OPENING);
      whenDone(partition, work.open(sight, partition.log()));
    }
  }

  private void append(AssignedPartition partition, ConsumerRecords<byte[], byte[]> records) {
    OpenedLog log = partition.log();
    OffsetAndMetadata next = records.nextOffsets().get(partition.name());
    if (log != null && next != null) {
      hold(partition, State.BUSY);
      whenDone(partition, work.append(log, records.records(partition.name()), next.offset()));
    }
  }

  /// Has overdue fallbacks looked for in partitions that are read to their ends as of now.
  void watch(Instant now) {
    Set<TopicPartition> idle =
        in(State.READY).stream()
            .filter(each -> each.topic().equals(Topics.FALLBACK_EVENTS.name()))
            .collect(Collectors.toSet());
    if (idle.isEmpty()) {
      return;
    }
    sights
        .ends(idle)
        .forEach(
            (name, end) -> {
              AssignedPartition partition = assigned.get(name);
              if (partition != null && consumer.position(name) >= end) {
                watch(partition, now);
              }
            });
  }

  private void watch(AssignedPartition partition, Instant now) {
    OpenedLog log = partition.log();
    if (log != null) {
      hold(partition, State.BUSY);
      whenDone(partition, work.watch(log, now));
    }
  }

  /// Closes partitions whose topic is another one now, or whose log is not where it was left.
  void compare() {
    Set<TopicPartition> ready = in(State.READY);
    if (ready.isEmpty()) {
      return;
    }
    Map<String, String> ids = sights.topicIds(ready);
    for (TopicPartition each : ready) {
      AssignedPartition partition = assigned.get(each);
      OpenedLog log = partition == null ? null : partition.log();
      if (partition != null && log != null && !log.topicId().equals(ids.get(each.topic()))) {
        LOG.warnf("%s was made anew", each.topic());
        hold(partition, State.CLOSED);
      } else if (partition != null && log != null) {
        hold(partition, State.BUSY);
        whenDone(partition, work.confirm(log));
      }
    }
  }

  private void whenDone(AssignedPartition partition, Uni<OpenedLog> step) {
    step.subscribe()
        .with(
            reached -> later(partition, () -> ready(partition, reached)),
            failure -> later(partition, () -> failed(partition, failure)));
  }

  /// What ends after the partition was given away concerns nobody any more.
  private void later(AssignedPartition partition, Runnable step) {
    steps.add(
        () -> {
          if (assigned.get(partition.name()) == partition) {
            step.run();
          }
        });
    consumer.wakeup();
  }

  private void ready(AssignedPartition partition, OpenedLog reached) {
    if (partition.is(State.OPENING)) {
      consumer.seek(partition.name(), reached.nextOffset());
    }
    partition.ready(reached);
    if (!finishing) {
      consumer.resume(Set.of(partition.name()));
    }
  }

  private void failed(AssignedPartition partition, Throwable failure) {
    if (!(failure instanceof LogMovedException)) {
      LOG.errorf(failure, "%s cannot be logged", partition.name());
    }
    hold(partition, State.CLOSED);
  }

  private void hold(AssignedPartition partition, State state) {
    partition.become(state);
    consumer.pause(Set.of(partition.name()));
  }

  private ConsumerRecords<byte[], byte[]> poll() {
    try {
      return consumer.poll(POLL);
    } catch (WakeupException e) {
      return ConsumerRecords.empty();
    } catch (InvalidOffsetException e) {
      LOG.errorf("%s: the records to be read next are gone", e.partitions());
      in(State.READY).stream()
          .filter(e.partitions()::contains)
          .map(assigned::get)
          .forEach(each -> hold(each, State.CLOSED));
      return ConsumerRecords.empty();
    }
  }

  /// Offsets in Kafka inform operators; the log alone says where to read on.
  void commit() {
    Map<TopicPartition, OffsetAndMetadata> offsets = offsets();
    if (!offsets.equals(committed)) {
      consumer.commitAsync(
          offsets,
          (_, failure) -> {
            if (failure == null) {
              committed = offsets;
            }
          });
    }
  }

  /// How many records of each topic are not fetched or not in the log yet, as far as is known.
  Map<String, Long> lags() {
    Map<String, Long> lags = new HashMap<>();
    for (AssignedPartition each : assigned.values()) {
      long lag = each.is(State.READY) ? consumer.currentLag(each.name()).orElse(0) : 0;
      lags.merge(each.name().topic(), lag, Long::sum);
    }
    return lags;
  }

  /// Lets appends that are under way come to their end, for as long as patience lasts.
  void finish(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    finishing = true;
    consumer.pause(consumer.assignment());
    while (!in(State.BUSY).isEmpty() && System.nanoTime() < deadline) {
      turn();
    }
    try {
      consumer.commitSync(offsets(), LAST_COMMIT);
    } catch (KafkaException e) {
      LOG.debugf("offsets not committed: %s", e.getMessage());
    }
  }

  private Map<TopicPartition, OffsetAndMetadata> offsets() {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (AssignedPartition each : assigned.values()) {
      OpenedLog log = each.log();
      if (log != null) {
        offsets.put(each.name(), new OffsetAndMetadata(log.nextOffset()));
      }
    }
    return offsets;
  }

  private Set<TopicPartition> in(State state) {
    return assigned.values().stream()
        .filter(each -> each.is(state))
        .map(AssignedPartition::name)
        .collect(Collectors.toSet());
  }

  /// Nothing is fetched before the log has said where to begin. Any position keeps the client from
  /// asking for a committed one.
  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    for (TopicPartition each : partitions) {
      assigned.put(each, new AssignedPartition(each));
      consumer.seek(each, 0);
    }
    consumer.pause(partitions);
  }

  /// Appends that are under way go on; the next owner notices, or they do.
  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    List<TopicPartition> gone = new ArrayList<>(partitions);
    gone.forEach(assigned::remove);
  }
}
