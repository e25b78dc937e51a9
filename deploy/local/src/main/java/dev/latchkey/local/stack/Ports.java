package dev.latchkey.local.stack;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.latchkey.contracts.testkit.loopback.LoopbackPort;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The ports of one run.
///
/// @param numbers every port's number; empty before the first run
public record Ports(@JsonValue Map<PortName, Integer> numbers) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Ports {
    numbers = Map.copyOf(numbers);
  }

  /// No run yet.
  static Ports none() {
    return new Ports(Map.of());
  }

  /// Chooses the ports of a run: those of the last run where they are free, else the preferred
  /// ones, else any. A port may still be taken between this choice and its use; the server then
  /// says so.
  static Ports choose(Ports lastRun) {
    Map<PortName, Integer> chosen = new EnumMap<>(PortName.class);
    for (PortName name : PortName.values()) {
      chosen.put(name, choose(name, lastRun, chosen.values()));
    }
    return new Ports(chosen);
  }

  /// The number of a port.
  int of(PortName name) {
    Integer number = numbers.get(name);
    if (number == null) {
      throw new IllegalStateException("no port was chosen for " + name);
    }
    return number;
  }

  /// The ports that are not the preferred ones.
  List<PortName> moved() {
    return numbers.keySet().stream().filter(name -> of(name) != name.preferred()).sorted().toList();
  }

  private static int choose(PortName name, Ports lastRun, Collection<Integer> chosen) {
    int last = lastRun.numbers.getOrDefault(name, name.preferred());
    int candidate = isUsable(last, chosen) ? last : name.preferred();
    while (!isUsable(candidate, chosen)) {
      candidate = LoopbackPort.preferring(0);
    }
    return candidate;
  }

  private static boolean isUsable(int port, Collection<Integer> chosen) {
    return !chosen.contains(port) && LoopbackPort.isFree(port);
  }
}
