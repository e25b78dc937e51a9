package dev.latchkey.contracts.testkit.simulator;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// How the simulator's streams go: how fast, how long, and where they break. What is not said is as
/// usual: at once, as long as the answer is, whole.
///
/// @param members of the effect `stream` in the simulator's admin interface
public record SimulatedStream(Map<String, ?> members) {

  public SimulatedStream {
    members = Map.copyOf(members);
  }

  /// As usual.
  public static SimulatedStream usual() {
    return new SimulatedStream(Map.of());
  }

  /// With this time until the first event; whole milliseconds count.
  public SimulatedStream firstEventAfter(Duration delay) {
    return with("firstEventMillis", delay.toMillis());
  }

  /// With this time between two events; whole milliseconds count.
  public SimulatedStream betweenEvents(Duration delay) {
    return with("betweenEventsMillis", delay.toMillis());
  }

  /// With so many deltas of so many characters, four of which are a token. The request's most
  /// tokens still hold.
  public SimulatedStream deltas(int count, int characters) {
    return with("deltas", count).with("deltaCharacters", characters);
  }

  /// Failing by an exception frame after so many events.
  ///
  /// @param type as on the wire, for example `throttlingException`
  public SimulatedStream thenException(int afterEvents, String type) {
    return then("exception", afterEvents).with("exception", type);
  }

  /// Failing by an error frame, which no service model knows, after so many events.
  public SimulatedStream thenError(int afterEvents) {
    return then("error", afterEvents);
  }

  /// With the connection ending after so many events.
  public SimulatedStream thenCut(int afterEvents) {
    return then("cut", afterEvents);
  }

  /// With a wrong checksum in the frame after so many events. The AWS SDK may lose the events that
  /// arrive together with it: let time pass between events where they count.
  public SimulatedStream thenCorrupt(int afterEvents) {
    return then("corrupt", afterEvents);
  }

  /// Ending after so many events as if it were whole. A stream that has no more ends before its
  /// last one.
  public SimulatedStream thenEnd(int afterEvents) {
    return then("end", afterEvents);
  }

  /// Sending nothing more after so many events, with the connection open until the client leaves or
  /// the fault is removed.
  public SimulatedStream thenStall(int afterEvents) {
    return then("stall", afterEvents);
  }

  private SimulatedStream then(String what, int afterEvents) {
    return with("then", what).with("afterEvents", afterEvents);
  }

  private SimulatedStream with(String name, Object value) {
    Map<String, Object> more = new TreeMap<>(members);
    more.put(name, value);
    return new SimulatedStream(more);
  }
}
