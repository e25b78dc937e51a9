package dev.latchkey.contracts.testkit.sweep;

import dev.latchkey.contracts.testkit.telemetry.TraceBodies;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What services sent to the trace collector. Texts stand in protobuf as they are.
public final class TracePlaces {
  private TracePlaces() {}

  /// Every export request that the collector still has.
  public static Stream<Place> of(TraceBodies traces) {
    List<byte[]> bodies = traces.bodies();
    return IntStream.range(0, bodies.size())
        .mapToObj(i -> Place.of("traces", "export " + (i + 1), bodies.get(i)));
  }
}
