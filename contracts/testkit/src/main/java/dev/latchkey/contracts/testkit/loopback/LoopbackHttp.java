package dev.latchkey.contracts.testkit.loopback;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A small HTTP server on 127.0.0.1. Each request is answered on a virtual thread of its own.
public final class LoopbackHttp implements AutoCloseable {

  /// A request that was read whole.
  ///
  /// @param method for example `GET`
  /// @param path without the query, for example `/v1/traces`
  /// @param contentEncoding the header of that name, or an empty text
  /// @param body as sent
  @SuppressWarnings("ArrayRecordComponent") // Neither compared nor kept as a key.
  public record Request(String method, String path, String contentEncoding, byte[] body) {}

  /// What is sent back.
  @SuppressWarnings("ArrayRecordComponent") // Neither compared nor kept as a key.
  public record Reply(int status, String contentType, byte[] body) {
    /// A reply with nothing in it.
    public static Reply empty(int status) {
      return new Reply(status, "text/plain", new byte[0]);
    }
  }

  /// Answers one request.
  @FunctionalInterface
  public interface Handler {
    /// Returns the reply; called on several threads at once.
    Reply answer(Request request);
  }

  private final HttpServer server;
  private final ExecutorService threads;

  private LoopbackHttp(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /// Starts a server.
  ///
  /// @param preferredPort the port if it is free, else (or for 0) any free one
  public static LoopbackHttp start(int preferredPort, Handler handler) {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    int port = LoopbackPort.preferring(preferredPort);
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(loopback, port), /* backlog= */ 0);
      ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
      server.setExecutor(threads);
      server.createContext("/", exchange -> answer(exchange, handler));
      server.start();
      return new LoopbackHttp(server, threads);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot listen on 127.0.0.1:" + port, e);
    }
  }

  /// The server's address without a path, for example `http://127.0.0.1:8080`.
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(/* delay= */ 0);
    threads.shutdownNow();
  }

  private static void answer(HttpExchange exchange, Handler handler) throws IOException {
    try (exchange) {
      String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
      Reply reply =
          handler.answer(
              new Request(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI().getPath(),
                  encoding == null ? "" : encoding,
                  exchange.getRequestBody().readAllBytes()));
      exchange.getResponseHeaders().set("Content-Type", reply.contentType());
      int length = reply.body().length;
      exchange.sendResponseHeaders(reply.status(), length == 0 ? -1 : length);
      exchange.getResponseBody().write(reply.body());
    }
  }
}
