package dev.latchkey.benchmark.audit;

import java.time.Duration;

/// How fast something was.
///
/// @param count how many
/// @param took in which time
/// @param cpu the CPU time of whoever did it
record Speed(long count, Duration took, Duration cpu) {

  double perSecond() {
    return count * 1e9 / took.toNanos();
  }

  /// CPU seconds for a thousand of them.
  double cpuPerThousand() {
    return cpu.toNanos() / 1e6 / count;
  }
}
