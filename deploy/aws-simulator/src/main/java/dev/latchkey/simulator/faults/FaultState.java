package dev.latchkey.simulator.faults;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/// A fault and what became of it so far.
///
/// @param matched calls it concerned and could have applied to
/// @param applied calls it applied to
public record FaultState(@JsonUnwrapped Fault fault, long matched, long applied) {}
