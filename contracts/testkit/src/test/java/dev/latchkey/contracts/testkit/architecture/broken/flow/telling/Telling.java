package dev.latchkey.contracts.testkit.architecture.broken.flow.telling;

import dev.latchkey.contracts.testkit.architecture.broken.flow.asking.Asking;

/// Half of a circle.
public record Telling(Asking other) {}
