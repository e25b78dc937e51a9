package dev.latchkey.system.crash;

import static org.awaitility.Awaitility.await;

import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionTimeoutException;

/// One run: requests are published while processes are killed and frozen, as a seed decides; then
/// everything comes back, and what is begun comes to its end.
final class Run {
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(90);
  private static final Duration QUIET = Duration.ofSeconds(3);
  private static final Duration QUIET_LIMIT = Duration.ofSeconds(60);
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final int THREADS = 8;

  private final CrashStack stack;
  private final Agents agents;
  private final Witnesses witnesses;
  private final Customers customers;
  private final Schedule schedule;
  private final Load load;
  private final long since;

  /// Sets everything up; nothing happens yet.
  Run(CrashStack stack, Agents agents, Witnesses witnesses, long seed) {
    Random random = new Random(seed);
    String name = "seed-" + seed;
    this.stack = stack;
    this.agents = agents;
    this.witnesses = witnesses;
    this.since = stack.aws().lastSequence();
    this.customers = Customers.create(stack, name);
    this.schedule = Schedule.of(random, CrashStack.LEASE);
    this.load = Load.of(random, name, customers, schedule);
    customers.disturb(stack.aws(), stack.platform().key().account(), random);
    customers.all().map(Customer::settings).forEach(agents::publish);
  }

  /// What is done to the processes.
  Schedule schedule() {
    return schedule;
  }

  /// Lets it happen, and tells what is on record of it in the end.
  History play() {
    stack.heal();
    disturbUnderLoad();
    stack.heal();
    awaitAnswers();
    awaitQuiet();
    return witnesses.history(asked(), workspaces(), since);
  }

  private void disturbUnderLoad() {
    try (ScheduledExecutorService clock = Executors.newScheduledThreadPool(THREADS)) {
      List<Future<?>> tasks = new ArrayList<>();
      load.requests()
          .forEach(each -> tasks.add(after(each.at(), clock, () -> agents.publish(each))));
      for (Disturbance each : schedule.disturbances()) {
        tasks.add(after(each.at(), clock, () -> each.begin(stack)));
        tasks.add(after(each.at().plus(each.lasting()), clock, () -> each.end(stack)));
      }
      tasks.forEach(Run::settle);
    }
  }

  private static Future<?> after(Duration delay, ScheduledExecutorService clock, Runnable task) {
    return clock.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void settle(Future<?> task) {
    try {
      task.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("A step of the schedule failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  /// Whoever has no answer by then has none: the check tells it by name.
  private void awaitAnswers() {
    Set<String> ids = asked().stream().map(AskedRequest::id).collect(Collectors.toSet());
    try {
      await()
          .atMost(ANSWER_LIMIT)
          .pollInterval(LOOK_EVERY)
          .pollInSameThread()
          .until(() -> witnesses.answered().containsAll(ids) && stack.postgres().unfinished() == 0);
    } catch (ConditionTimeoutException e) {
      System.err.println("Not everything came to its end within " + ANSWER_LIMIT);
    }
  }

  private void awaitQuiet() {
    AtomicLong before = new AtomicLong();
    await()
        .during(QUIET)
        .atMost(QUIET_LIMIT)
        .pollInterval(LOOK_EVERY)
        .pollInSameThread()
        .until(
            () -> {
              long now = witnesses.extent();
              return before.getAndSet(now) == now;
            });
  }

  private List<AskedRequest> asked() {
    return load.requests().stream().map(PlannedRequest::asked).toList();
  }

  private Set<String> workspaces() {
    return customers.workspaces().stream().map(WorkspaceId::value).collect(Collectors.toSet());
  }
}
