package dev.latchkey.routing.flow.intake;

import dev.latchkey.routing.kafka.Arrival;
import dev.latchkey.routing.postgres.ImmediateAnswer;

/// A request of a batch, with what was decided about it before it is claimed. The decision stays
/// the same however often the claim is tried.
sealed interface Entry {

  /// The request's record.
  Arrival.Addressed arrival();

  /// There is room for it.
  record Seated(Arrival.Addressed arrival, InFlight.Seat seat) implements Entry {}

  /// Its workspace has its share in flight, which is its answer.
  record Busy(Arrival.Addressed arrival, ImmediateAnswer answer) implements Entry {}
}
