package dev.latchkey.routing.flow;

import dev.latchkey.routing.postgres.Claim;
import dev.latchkey.routing.telemetry.TracedRequest;
import java.util.ArrayList;
import java.util.List;

/// A request while it is worked on: the claim on it, its trace, and the outcomes that are on their
/// way to Kafka. One thread uses it.
final class OpenRequest {

  private final Claim claim;
  private final TracedRequest trace;
  private final List<Dispatch> outcomes = new ArrayList<>();

  OpenRequest(Claim claim, TracedRequest trace) {
    this.claim = claim;
    this.trace = trace;
  }

  Claim claim() {
    return claim;
  }

  TracedRequest trace() {
    return trace;
  }

  void add(Dispatch outcome) {
    outcomes.add(outcome);
  }

  /// Waits until Kafka has every outcome.
  void settle() {
    outcomes.forEach(Dispatch::settle);
    outcomes.clear();
  }
}
