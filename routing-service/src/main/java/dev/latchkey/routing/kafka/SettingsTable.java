package dev.latchkey.routing.kafka;

import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/// The settings of all workspaces, followed on the compacted settings topic from its beginning.
///
/// How current they are is proven, not assumed: again and again the broker is asked for the ends of
/// all partitions, and when everything before those ends has been read, the settings are proven
/// current as of the moment of asking. Any thread may use it.
public final class SettingsTable implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(SettingsTable.class);

  private final SettingsView view = new SettingsView();
  private final FreshnessProof proof = new FreshnessProof();
  private final SettingsFollower follower;
  private final Thread thread;

  /// Begins to follow the topic.
  public SettingsTable(KafkaConnection connection) {
    this.follower = new SettingsFollower(connection, view, proof);
    this.thread = Thread.ofPlatform().name("settings").daemon().start(follower);
  }

  /// What is known of a workspace.
  public SettingsLookup find(WorkspaceId workspace) {
    return view.find(workspace);
  }

  /// How long ago the settings were last proven current; empty before the first proof.
  public Optional<Duration> age() {
    return proof.age();
  }

  /// Whether the settings were proven current within that time.
  public boolean isProvenWithin(Duration limit) {
    return age().filter(age -> age.compareTo(limit) <= 0).isPresent();
  }

  /// Waits until the settings are proven to be no older than this call.
  ///
  /// @return false when no proof came in time
  public boolean awaitProof(Duration patience) {
    return proof.await(patience);
  }

  /// How many records could not be read since the start.
  public long unreadableRecords() {
    return view.unreadable();
  }

  @Override
  public void close() {
    follower.stop();
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      LOG.info("interrupted while the settings' consumer was closing");
      Thread.currentThread().interrupt();
    }
  }
}
