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
  private final List<RecordPlace> places;
  private final List<Entry> entries;
  private final List<Arrival.Unreadable> unreadable;
  private final List<Dispatch> notices = new ArrayList<>();
  private boolean begun;

  /// @param places of all its records
  Batch(
      UUID id, List<RecordPlace> places, List<Entry> entries, List<Arrival.Unreadable> unreadable) {
    this.id = id;
    this.places = List.copyOf(places);
    this.entries = List.copyOf(entries);
    this.unreadable = List.copyOf(unreadable);
  }

  List<Entry> entries() {
    return entries;
  }

  List<Arrival.Unreadable> unreadable() {
    return unreadable;
  }

  List<RecordPlace> places() {
    return places;
  }

  /// The wishes to claim its entries, in their order.
  List<ClaimRequest> claims() {
    return entries.stream().map(this::claim).toList();
  }

  private ClaimRequest claim(Entry entry) {
    Arrival.Addressed arrival = entry.arrival();
    ClaimFacts facts = new ClaimFacts(arrival.place(), arrival.digest(), id);
    return switch (entry) {
      case Entry.Seated _ -> new ClaimRequest(arrival.request(), facts, null);
      case Entry.Busy(_, var answer) -> new ClaimRequest(arrival.request(), facts, answer);
    };
  }

  /// Whether its requests have been begun; that happens once.
  boolean isBegun() {
    return begun;
  }

  void begin(List<Dispatch> told) {
    begun = true;
    notices.addAll(told);
  }

  /// Gives back the room of requests that will not be begun.
  void leave() {
    for (Entry entry : entries) {
      if (!begun && entry instanceof Entry.Seated(_, InFlight.Seat seat)) {
        seat.leave();
      }
    }
  }

  /// Whether its dead letters and notices have arrived.
  boolean isSettled() {
    notices.removeIf(Dispatch::isSettled);
    return notices.isEmpty();
  }
}
