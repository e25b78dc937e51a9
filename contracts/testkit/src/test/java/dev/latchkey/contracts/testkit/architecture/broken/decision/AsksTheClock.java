package dev.latchkey.contracts.testkit.architecture.broken.decision;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;

final class AsksTheClock {
  private AsksTheClock() {}

  static boolean isOver(Instant deadline) {
    return Instant.now().isAfter(deadline);
  }

  static Supplier<UUID> ids() {
    return UUID::randomUUID;
  }
}
