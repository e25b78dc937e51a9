package dev.latchkey.contracts.testkit.telemetry;

import java.net.URI;
import java.util.List;

/// What a trace collector was sent.
public interface TraceBodies {

  /// The address for `quarkus.otel.exporter.otlp.endpoint`.
  URI endpoint();

  /// The bodies of the export requests, oldest first, unpacked.
  List<byte[]> bodies();
}
