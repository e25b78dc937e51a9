package dev.latchkey.simulator.faults;

import dev.latchkey.simulator.exchange.Answer;
import dev.latchkey.simulator.exchange.Delivery;

/// What becomes of one call that a fault applies to.
public sealed interface Interference {

  /// Name of the fault.
  String fault();

  /// The call does not run and is answered with an error.
  record Refused(String fault, Answer answer) implements Interference {}

  /// The call runs; something happens to its answer.
  record Delivered(String fault, Delivery delivery) implements Interference {}

  /// The call does not run and gets no answer: the connection ends.
  record Lost(String fault) implements Interference {}
}
