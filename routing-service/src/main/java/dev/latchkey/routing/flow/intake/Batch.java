package dev.latchkey.routing.flow.intake;

import dev.latchkey.routing.decision.ClaimFacts;
import dev.latchkey.routing.decision.RecordPlace;
import dev.latchkey.routing.flow.durable.Dispatch;
import dev.latchkey.routing.kafka.Arrival;
import dev.latchkey.routing.postgres.ClaimRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The records of one poll, until they are claimed and acknowledged. One thread uses it.
final class Batch {

  private final UUID id;
  private final List<Arrival> arrivals;
  private final List<Dispatch> notices = new ArrayList<>();
  private boolean begun;

  Batch(UUID id, List<Arrival> arrivals) {
    this.id = id;
    this.arrivals = List.copyOf(arrivals);
  }

  List<Arrival.Addressed> addressed() {
    return arrivals.stream()
        .filter(Arrival.Addressed.class::isInstance)
        .map(Arrival.Addressed.class::cast)
        .toList();
  }

  List<Arrival.Unreadable> unreadable() {
    return arrivals.stream()
        .filter(Arrival.Unreadable.class::isInstance)
        .map(Arrival.Unreadable.class::cast)
        .toList();
  }

  List<RecordPlace> places() {
    return arrivals.stream().map(Arrival::place).toList();
  }

  ClaimRequest claim(Arrival.Addressed arrival) {
    return new ClaimRequest(
        arrival.request(), new ClaimFacts(arrival.place(), arrival.digest(), id));
  }

  /// Whether its requests have been begun; that happens once.
  boolean isBegun() {
    return begun;
  }

  void begin(List<Dispatch> told) {
    begun = true;
    notices.addAll(told);
  }

  /// Whether its dead letters and notices have arrived.
  boolean isSettled() {
    notices.removeIf(Dispatch::isSettled);
    return notices.isEmpty();
  }
}
