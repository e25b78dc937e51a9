package dev.latchkey.contracts.testkit.architecture.broken.flow.asking;

import dev.latchkey.contracts.testkit.architecture.broken.flow.telling.Telling;

/// Half of a circle.
public record Asking(Telling other) {}
