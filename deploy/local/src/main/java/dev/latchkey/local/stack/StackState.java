package dev.latchkey.local.stack;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the launcher last knew of its stack. Whether a part is ready is not written down: that is
/// asked of the part itself (see [Probes]).
///
/// @param launcher the launcher's process id; 0 when there is none
/// @param phase how far the launcher is
/// @param ports the ports of this run, or of the last one when the stack is down
/// @param parts the parts that were started, in the order of [PartName]
public record StackState(long launcher, Phase phase, Ports ports, List<RunningPart> parts) {

  /// How far the launcher is.
  public enum Phase {
    STARTING("starting"),
    UP("up"),
    DOWN("down");

    private final String text;

    Phase(String text) {
      this.text = text;
    }

    @JsonValue
    @Override
    public String toString() {
      return text;
    }
  }

  public StackState {
    parts = parts.stream().sorted(Comparator.comparing(RunningPart::name)).toList();
  }

  /// A stack that never ran.
  static StackState neverRun() {
    return down(Ports.none());
  }

  /// A stack that is down, and whose next run shall have these ports.
  static StackState down(Ports ports) {
    return new StackState(0, Phase.DOWN, ports, List.of());
  }

  /// A stack that this process begins to start.
  static StackState starting(Ports ports) {
    return new StackState(ProcessHandle.current().pid(), Phase.STARTING, ports, List.of());
  }

  StackState in(Phase next) {
    return new StackState(launcher, next, ports, parts);
  }

  StackState with(RunningPart part) {
    return new StackState(
        launcher, phase, ports, Stream.concat(parts.stream(), Stream.of(part)).toList());
  }

  /// The part of that name, if it was started.
  public Optional<RunningPart> part(PartName name) {
    return parts.stream().filter(part -> part.name() == name).findFirst();
  }
}
