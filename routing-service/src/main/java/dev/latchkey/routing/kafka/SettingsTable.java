package dev.latchkey.routing.kafka;

import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.topic.Topics;
import java.time.Duration;
import java.util.Optional;

/// The settings of all workspaces, followed on the compacted settings topic from its beginning, and
/// proven current as [FollowedTopic] says. Any thread may use it.
public final class SettingsTable implements AutoCloseable {

  private final SettingsView view = new SettingsView();
  private final FollowedTopic topic;

  /// Begins to follow the topic.
  public SettingsTable(KafkaConnection connection) {
    this.topic = new FollowedTopic(connection, Topics.SETTINGS, view::apply);
  }

  /// What is known of a workspace.
  public SettingsLookup find(WorkspaceId workspace) {
    return view.find(workspace);
  }

  /// How long ago the settings were last proven current; empty before the first proof.
  public Optional<Duration> age() {
    return topic.age();
  }

  /// Whether the settings were proven current within that time.
  public boolean isProvenWithin(Duration limit) {
    return age().filter(age -> age.compareTo(limit) <= 0).isPresent();
  }

  /// Waits until the settings are proven to be no older than this call.
  ///
  /// @return false when no proof came in time
  public boolean awaitProof(Duration patience) {
    return topic.awaitProof(patience);
  }

  /// How many records could not be read since the start.
  public long unreadableRecords() {
    return view.unreadable();
  }

  @Override
  public void close() {
    topic.close();
  }
}
