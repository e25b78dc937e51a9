package dev.latchkey.routing.flow.intake;

import dev.latchkey.routing.kafka.Arrival;

/// A request that has room, until it is begun.
record Seated(Arrival.Addressed arrival, InFlight.Seat seat) {}
