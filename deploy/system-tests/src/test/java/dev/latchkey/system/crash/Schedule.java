package dev.latchkey.system.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What is done to the processes during one run, in order. Each kind comes at least once.
record Schedule(List<Disturbance> disturbances) {

  /// How long requests are published.
  static final Duration LOAD = Duration.ofSeconds(20);

  private static final int QUIET_MILLIS = 2_500;
  private static final int MOST_MORE = 2;

  /// @param random decides everything
  /// @param lease how long an instance's claims are its own without a word from it
  static Schedule of(Random random, Duration lease) {
    List<Disturbance.Kind> kinds = new ArrayList<>(List.of(Disturbance.Kind.values()));
    int more = random.nextInt(MOST_MORE + 1);
    for (int i = 0; i < more; i++) {
      kinds.add(
          random.nextBoolean() ? Disturbance.Kind.KILL_ROUTING : Disturbance.Kind.FREEZE_ROUTING);
    }
    Collections.shuffle(kinds, random);
    int slot = (int) (LOAD.toMillis() - QUIET_MILLIS) / kinds.size();
    return new Schedule(
        IntStream.range(0, kinds.size())
            .mapToObj(
                i ->
                    new Disturbance(
                        kinds.get(i),
                        random.nextInt(CrashStack.INSTANCES),
                        Duration.ofMillis(QUIET_MILLIS + i * slot + random.nextInt(slot)),
                        lasting(kinds.get(i), random, lease)))
            .toList());
  }

  private static Duration lasting(Disturbance.Kind kind, Random random, Duration lease) {
    return switch (kind) {
      case KILL_ROUTING -> Duration.ofSeconds(2);
      case FREEZE_ROUTING -> lease.plusMillis(500 + random.nextInt(5_000));
      case KILL_POSTGRES -> Duration.ofMillis(random.nextInt(1_500));
      case FREEZE_POSTGRES -> Duration.ofMillis(2_000 + random.nextInt(2_000));
    };
  }

  @Override
  public String toString() {
    return disturbances.stream().map(Disturbance::toString).collect(Collectors.joining("\n"));
  }
}
