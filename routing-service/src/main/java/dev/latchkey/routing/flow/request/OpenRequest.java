package dev.latchkey.routing.flow.request;

import dev.latchkey.contracts.wire.error.FallbackReason;
import dev.latchkey.contracts.wire.fallback.FallbackEvent;
import dev.latchkey.routing.flow.durable.Dispatch;
import dev.latchkey.routing.flow.stream.Deltas;
import dev.latchkey.routing.postgres.Claim;
import dev.latchkey.routing.postgres.StoredEvent;
import dev.latchkey.routing.telemetry.TracedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A request while it is worked on: its trace, the outcomes that are on their way to Kafka, and
/// what else becomes known with its end. One thread uses it.
public final class OpenRequest {

  private final Claim claim;
  private final TracedRequest trace;
  private final List<Dispatch> outcomes = new ArrayList<>();
  private final List<FallbackEvent> ends = new ArrayList<>();
  private final @Nullable Deltas deltas;
  private @Nullable StoredEvent streamEnd;
  private @Nullable Explanation explanation;
  private boolean ownSuccess;

  /// @param deltas for the pieces of the answer; null when it is not wanted in pieces
  public OpenRequest(Claim claim, TracedRequest trace, @Nullable Deltas deltas) {
    this.claim = claim;
    this.trace = trace;
    this.deltas = deltas;
  }

  /// The pieces of the answer; empty when it is not wanted in pieces.
  public Optional<Deltas> deltas() {
    return Optional.ofNullable(deltas);
  }

  /// Notes the record after the last piece. It is published once the answer is recorded.
  public void endsStream(StoredEvent end) {
    streamEnd = end;
  }

  /// The record after the last piece; empty while there is none.
  public Optional<StoredEvent> streamEnd() {
    return Optional.ofNullable(streamEnd);
  }

  /// What makes the request this instance's.
  public Claim claim() {
    return claim;
  }

  /// The trace that the request is part of.
  public TracedRequest trace() {
    return trace;
  }

  /// Notes the outcome of a call, which is on its way to Kafka.
  public void add(Dispatch outcome) {
    outcomes.add(outcome);
  }

  /// The outcomes that Kafka has not acknowledged yet.
  public List<Dispatch> unsettled() {
    outcomes.removeIf(Dispatch::isSettled);
    return List.copyOf(outcomes);
  }

  /// Waits until Kafka has every outcome.
  public void settle() {
    outcomes.forEach(Dispatch::settle);
    outcomes.clear();
  }

  /// Notes how a fallback ended. It is published once the answer is recorded, not before: whoever
  /// takes the request over would give the fallback another end.
  public void ends(FallbackEvent end) {
    ends.add(end);
  }

  /// How its fallbacks ended, oldest first.
  public List<FallbackEvent> fallbackEnds() {
    return List.copyOf(ends);
  }

  /// Notes what was decided, for those who ask why.
  public void explain(Explanation decided) {
    explanation = decided;
  }

  /// Notes why a fallback that was decided on did not serve the request.
  public void explainEnd(FallbackReason reason) {
    Explanation decided = explanation;
    explanation = decided == null ? null : decided.endedBy(reason);
  }

  /// What was decided about a fallback; empty when none was considered.
  public Optional<Explanation> explanation() {
    return Optional.ofNullable(explanation);
  }

  /// Notes that the workspace's own credential served the request.
  public void noteOwnSuccess() {
    ownSuccess = true;
  }

  /// Whether the workspace's own credential served the request.
  public boolean isOwnSuccess() {
    return ownSuccess;
  }
}
