package dev.latchkey.contracts.chassis.intake;

import dev.latchkey.contracts.wire.EventType;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/// Counts the events that a service takes in, by topic and type. Any record counts as something and
/// none throws, so that a partition never stops. Thread-safe; never blocks.
///
/// The counters are `<meter>{topic,type}` and `<meter>.unreadable{topic}`.
public final class Intake {

  private final RecordReader reader;
  private final Map<String, TopicTally> tallies = new TreeMap<>();
  private final Instant since;

  /// @param meter the name of the counter, for example `latchkey.audit.events`
  /// @param expected the types that belong on the topics that are read
  /// @param since when the counting begins
  public Intake(
      String meter, Collection<EventType<?>> expected, MeterRegistry meters, Instant since) {
    this.reader = new RecordReader(expected);
    this.since = since;
    for (String topic : reader.topics()) {
      tallies.put(topic, new TopicTally(meter, topic, reader.typesOn(topic), meters));
    }
  }

  /// Counts the records of a poll.
  ///
  /// @throws IllegalArgumentException when one is of a topic without expected types: the channel
  ///   and the expectation have come apart
  public void count(ConsumerRecords<?, byte[]> messages) {
    for (ConsumerRecord<?, byte[]> message : messages) {
      count(message.topic(), message.partition(), message.offset(), reader.read(message));
    }
  }

  /// Counts a record that the caller has read already.
  ///
  /// @throws IllegalArgumentException when it is of a topic without expected types
  public void count(String topic, int partition, long offset, RecordReading reading) {
    TopicTally tally = tallies.get(topic);
    if (tally == null) {
      throw new IllegalArgumentException("nothing is expected on " + topic);
    }
    tally.add(partition, offset, reading);
  }

  /// The names of the topics.
  public Set<String> topics() {
    return Set.copyOf(tallies.keySet());
  }

  /// What was counted so far.
  public IntakeReport report() {
    return new IntakeReport(since, tallies.values().stream().map(TopicTally::report).toList());
  }
}
