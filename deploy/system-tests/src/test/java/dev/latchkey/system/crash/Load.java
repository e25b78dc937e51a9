package dev.latchkey.system.crash;

import dev.latchkey.system.crash.PlannedRequest.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// The requests of one run. Half of them come evenly, the other half just before something is done
/// to a process, so that it is in the middle of them.
record Load(List<PlannedRequest> requests) {
  private static final int REQUESTS = 120;
  private static final int BURST_MILLIS = 600;

  /// @param random decides everything
  /// @param run tells its requests from those of other runs
  static Load of(Random random, String run, Customers customers, Schedule schedule) {
    return new Load(
        IntStream.range(0, REQUESTS)
            .mapToObj(
                i ->
                    PlannedRequest.of(
                        run + "-request-" + i,
                        customers.any(random).tenancy(),
                        operation(random),
                        i % 2 == 0 ? evenly(i) : before(schedule, random)))
            .toList());
  }

  private static Operation operation(Random random) {
    int chance = random.nextInt(4);
    return chance < 2 ? Operation.READ : chance == 2 ? Operation.WRITE : Operation.ELIGIBLE_WRITE;
  }

  private static Duration evenly(int i) {
    return Schedule.LOAD.multipliedBy(i).dividedBy(REQUESTS);
  }

  private static Duration before(Schedule schedule, Random random) {
    List<Disturbance> all = schedule.disturbances();
    return all.get(random.nextInt(all.size())).at().minusMillis(random.nextInt(BURST_MILLIS));
  }
}
