package dev.latchkey.contracts.chassis.intake;

import dev.latchkey.contracts.chassis.intake.IntakeReport.TopicIntake;
import dev.latchkey.contracts.chassis.intake.IntakeReport.UnreadableRecord;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The counters of one topic. Their labels are the expected types and `unknown`, whatever arrives.
final class TopicTally {

  private static final String UNKNOWN = "unknown";

  private final String topic;
  private final Map<String, Counter> known = new TreeMap<>();
  private final Counter unknown;
  private final Counter unreadable;
  private final AtomicReference<@Nullable UnreadableRecord> lastUnreadable =
      new AtomicReference<>();

  TopicTally(String meter, String topic, Set<String> types, MeterRegistry meters) {
    this.topic = topic;
    types.forEach(type -> known.put(type, meters.counter(meter, "topic", topic, "type", type)));
    this.unknown = meters.counter(meter, "topic", topic, "type", UNKNOWN);
    this.unreadable = meters.counter(meter + ".unreadable", "topic", topic);
  }

  void add(int partition, long offset, RecordReading reading) {
    switch (reading) {
      case RecordReading.Known(String type) -> known.getOrDefault(type, unknown).increment();
      case RecordReading.Unknown() -> unknown.increment();
      case RecordReading.Unreadable(String reason) -> {
        unreadable.increment();
        lastUnreadable.set(new UnreadableRecord(partition, offset, reason));
      }
    }
  }

  TopicIntake report() {
    Map<String, Long> events = new TreeMap<>();
    known.forEach((type, counter) -> events.put(type, count(counter)));
    events.put(UNKNOWN, count(unknown));
    return new TopicIntake(topic, events, count(unreadable), lastUnreadable.get(), null);
  }

  private static long count(Counter counter) {
    return (long) counter.count();
  }
}
