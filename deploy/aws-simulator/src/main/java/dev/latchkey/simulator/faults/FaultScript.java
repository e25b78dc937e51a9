package dev.latchkey.simulator.faults;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/// The faults that are in force, in the order in which they were added. The first that applies to a
/// call decides what becomes of it; later ones do not see that call. Safe for concurrent use.
public final class FaultScript {

  private final List<ScriptedFault> faults = new CopyOnWriteArrayList<>();
  private final AtomicLong lastNumber = new AtomicLong();
  private final InstantSource clock;

  /// @param clock the time by which rates and days are counted
  public FaultScript(InstantSource clock) {
    this.clock = clock;
  }

  /// Adds a fault; in force for the next call.
  ///
  /// @param fault makes the fault with the id it gets
  public Fault add(Function<String, Fault> fault) {
    Fault added = fault.apply("fault-" + lastNumber.incrementAndGet());
    faults.add(new ScriptedFault(added));
    return added;
  }

  /// All faults, those included whose limit is reached.
  public List<FaultState> states() {
    return faults.stream().map(ScriptedFault::state).toList();
  }

  /// Removes a fault; what hangs by it ends. False when there is none of this id.
  public boolean remove(String id) {
    List<ScriptedFault> removed = faults.stream().filter(it -> it.id().equals(id)).toList();
    faults.removeAll(removed);
    removed.forEach(ScriptedFault::remove);
    return !removed.isEmpty();
  }

  /// Removes all faults; what hangs ends.
  public void clear() {
    List<ScriptedFault> removed = List.copyOf(faults);
    faults.removeAll(removed);
    removed.forEach(ScriptedFault::remove);
  }

  /// What happens to this call; empty when nothing does.
  public Optional<Interference> onto(FaultedCall call) {
    Instant now = clock.instant();
    return faults.stream().flatMap(fault -> fault.onto(call, now).stream()).findFirst();
  }

  /// Notes the tokens of an inference that was served.
  public void spend(FaultedCall call, long tokens) {
    Instant now = clock.instant();
    faults.forEach(fault -> fault.spend(call, tokens, now));
  }
}
