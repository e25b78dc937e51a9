package dev.latchkey.contracts.chassis.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a service has taken in, for its operators.
///
/// @param since when the counting began: the start of this process
/// @param topics each topic that the service reads, by name
public record IntakeReport(Instant since, List<TopicIntake> topics) {

  public IntakeReport {
    topics = List.copyOf(topics);
  }

  /// One topic. A record that is delivered again after a restart counts again.
  ///
  /// @param topic its name
  /// @param events how many events there were, by `ce_type`; `unknown` for types that do not belong
  /// @param unreadable how many records were no events or did not fit their type
  /// @param lastUnreadable the last of them; null when there was none
  /// @param lag how many records of each partition are not committed yet; null while Kafka does not
  ///   say
  public record TopicIntake(
      String topic,
      Map<String, Long> events,
      long unreadable,
      @Nullable UnreadableRecord lastUnreadable,
      @Nullable Map<Integer, Long> lag) {

    TopicIntake withLag(@Nullable Map<Integer, Long> partitions) {
      return new TopicIntake(topic, events, unreadable, lastUnreadable, partitions);
    }
  }

  /// Where to find a record that could not be read.
  ///
  /// @param partition its partition
  /// @param offset its offset
  /// @param reason what is wrong with it; nothing of its content
  public record UnreadableRecord(int partition, long offset, String reason) {}

  /// The same report with the lag of each topic's partitions.
  public IntakeReport withLag(Map<String, Map<Integer, Long>> lagByTopic) {
    return new IntakeReport(
        since, topics.stream().map(each -> each.withLag(lagByTopic.get(each.topic()))).toList());
  }
}
