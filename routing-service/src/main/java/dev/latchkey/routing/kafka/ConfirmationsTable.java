package dev.latchkey.routing.kafka;

import dev.latchkey.contracts.wire.fallback.FallbackConfirmation;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// What users have confirmed under the policy Warn, followed on the compacted confirmations topic
/// from its beginning, and proven current as [FollowedTopic] says. Any thread may use it.
public final class ConfirmationsTable implements AutoCloseable {

  private final ConfirmationsView view;
  private final FollowedTopic topic;

  /// Begins to follow the topic.
  public ConfirmationsTable(KafkaConnection connection, InstantSource clock) {
    this.view = new ConfirmationsView(clock);
    this.topic = new FollowedTopic(connection, Topics.CONFIRMATIONS, view::apply);
  }

  /// When the user confirmed this session under this revision of the policy; empty when they did
  /// not. What was confirmed too long ago may be forgotten.
  public Optional<Instant> confirmedAt(
      WorkspaceId workspace, String user, String session, long policyRevision) {
    return view.find(FallbackConfirmation.recordKey(workspace, user, session))
        .filter(confirmation -> confirmation.policyRevision() == policyRevision)
        .map(FallbackConfirmation::confirmedAt);
  }

  /// Waits until the confirmations are proven to be no older than this call.
  ///
  /// @return false when no proof came in time
  public boolean awaitProof(Duration patience) {
    return topic.awaitProof(patience);
  }

  @Override
  public void close() {
    topic.close();
  }
}
