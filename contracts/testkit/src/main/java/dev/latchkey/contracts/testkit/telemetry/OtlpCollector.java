package dev.latchkey.contracts.testkit.telemetry;

import dev.latchkey.contracts.testkit.loopback.LoopbackHttp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// A collector that takes OTLP over HTTP and keeps what it was sent, so that a sweep can search it.
///
/// Point `quarkus.otel.exporter.otlp.endpoint` at [#endpoint] with protocol `http/protobuf`.
/// Compressed bodies are unpacked. When the bodies reach the limit, the oldest are forgotten.
public final class OtlpCollector implements TraceBodies, AutoCloseable {
  private static final long KEPT_BYTES = 32L * 1024 * 1024;

  private final Deque<byte[]> bodies = new ArrayDeque<>();
  private final LoopbackHttp http;
  private long bytes;

  private OtlpCollector(int preferredPort) {
    this.http = LoopbackHttp.start(preferredPort, this::answer);
  }

  /// Starts a collector.
  ///
  /// @param preferredPort the port if it is free, else (or for 0) any free one
  public static OtlpCollector start(int preferredPort) {
    return new OtlpCollector(preferredPort);
  }

  @Override
  public URI endpoint() {
    return http.address();
  }

  @Override
  public synchronized List<byte[]> bodies() {
    return List.copyOf(bodies);
  }

  @Override
  public void close() {
    http.close();
  }

  /// An empty protobuf message is the answer for complete success (OTLP specification 1.x,
  /// OTLP/HTTP response).
  private LoopbackHttp.Reply answer(LoopbackHttp.Request request) {
    try {
      keep(unpacked(request));
      return new LoopbackHttp.Reply(200, "application/x-protobuf", new byte[0]);
    } catch (IOException _) {
      return LoopbackHttp.Reply.empty(400);
    }
  }

  private synchronized void keep(byte[] body) {
    bodies.addLast(body);
    bytes += body.length;
    while (bytes > KEPT_BYTES) {
      bytes -= bodies.removeFirst().length;
    }
  }

  private static byte[] unpacked(LoopbackHttp.Request request) throws IOException {
    if (!request.contentEncoding().equals("gzip")) {
      return request.body();
    }
    try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(request.body()))) {
      return unpacked.readAllBytes();
    }
  }
}
