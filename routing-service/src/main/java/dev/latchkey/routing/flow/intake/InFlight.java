package dev.latchkey.routing.flow.intake;

import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.routing.decision.FairShareRule;
import dev.latchkey.routing.decision.Load;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// The requests that are being worked on, each on a virtual thread of its own, bounded in number
/// and in the bytes of their bodies: for each workspace by [FairShareRule], and for all together.
/// Thread-safe.
public final class InFlight {

  private static final int LARGEST_BATCH = 128;
  private static final int MOST_REFUSALS = 4_096;

  private final ThreadFactory threads = Thread.ofVirtual().name("request-", 0).factory();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  private final Map<WorkspaceId, Load> workspaces = new HashMap<>();
  private final Load most;
  private final FairShareRule shares;
  private Load all = Load.NONE;
  private int refusals;

  /// @param most the most requests at a time, and the bytes of bodies above which nothing more is
  ///   taken on
  /// @param mostOfWorkspace the same for one workspace
  public InFlight(Load most, Load mostOfWorkspace) {
    this.most = most;
    // Taking is stopped while a batch may not fit; shares are shares of what comes before that.
    Load room = new Load(most.requests() - batchSize(), most.bytes());
    this.shares = new FairShareRule(room, mostOfWorkspace);
  }

  /// The most requests that are taken on at once, a small part of all.
  public int batchSize() {
    return Math.toIntExact(Math.clamp(most.requests() / 4, 1, LARGEST_BATCH));
  }

  /// Whether a whole batch may begin now.
  public boolean hasRoomForBatch() {
    return locked(
        () ->
            all.requests() + batchSize() <= most.requests()
                && all.bytes() < most.bytes()
                && refusals < MOST_REFUSALS);
  }

  /// Takes room for a request.
  ///
  /// @param size the bytes that it keeps in memory
  /// @return empty when its workspace has its share in flight
  Optional<Seat> admit(WorkspaceId workspace, int size) {
    Seat seat = new Seat(workspace, new Load(1, size));
    boolean admitted =
        locked(
            () -> {
              boolean free = shares.admits(workspaces.getOrDefault(workspace, Load.NONE), all);
              if (free) {
                seat.take();
              }
              return free;
            });
    return admitted ? Optional.of(seat) : Optional.empty();
  }

  /// Works on a request on a thread of its own, whatever is in flight already: for one that
  /// somebody has begun and that must be ended.
  ///
  /// @param size the bytes that it keeps in memory
  public void start(WorkspaceId workspace, int size, Runnable work) {
    Seat seat = new Seat(workspace, new Load(1, size));
    locked(
        () -> {
          seat.take();
          return true;
        });
    seat.work(work);
  }

  /// Refuses requests together, on a thread of its own.
  ///
  /// @param count how many
  void refuse(int count, Runnable work) {
    changeRefusals(count);
    begin(work, () -> changeRefusals(-count));
  }

  /// How many requests are being worked on.
  public long count() {
    lock.lock();
    try {
      return all.requests();
    } finally {
      lock.unlock();
    }
  }

  /// How many of them are those of the workspace that has most.
  public long countOfLargest() {
    lock.lock();
    try {
      return workspaces.values().stream().mapToLong(Load::requests).max().orElse(0);
    } finally {
      lock.unlock();
    }
  }

  /// Waits until nothing is being worked on.
  ///
  /// @return false when something still is after that time
  public boolean awaitIdle(Duration patience) {
    long left = patience.toNanos();
    lock.lock();
    try {
      while (!isIdle() && left > 0) {
        left = idle.awaitNanos(left);
      }
      return isIdle();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  private boolean isIdle() {
    return all.requests() == 0 && refusals == 0;
  }

  private void changeRefusals(int by) {
    locked(
        () -> {
          refusals += by;
          return true;
        });
  }

  private void begin(Runnable work, Runnable end) {
    threads
        .newThread(
            () -> {
              try {
                work.run();
              } finally {
                end.run();
              }
            })
        .start();
  }

  private boolean locked(BooleanSupplier change) {
    lock.lock();
    try {
      return change.getAsBoolean();
    } finally {
      if (isIdle()) {
        idle.signalAll();
      }
      lock.unlock();
    }
  }

  /// The room that one request takes, until its work has ended or it is left.
  final class Seat {

    private final WorkspaceId workspace;
    private final Load load;

    private Seat(WorkspaceId workspace, Load load) {
      this.workspace = workspace;
      this.load = load;
    }

    /// Works on the request on a thread of its own, and leaves. Once for each seat.
    void work(Runnable work) {
      begin(work, this::leave);
    }

    /// Gives the room back. Once for each seat.
    void leave() {
      locked(
          () -> {
            all = all.minus(load);
            workspaces.computeIfPresent(
                workspace, (_, own) -> own.requests() == load.requests() ? null : own.minus(load));
            return true;
          });
    }

    private void take() {
      all = all.plus(load);
      workspaces.merge(workspace, load, Load::plus);
    }
  }
}
