package dev.latchkey.simulator.http;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;

/// An HTTP server on 127.0.0.1 that speaks HTTP/1.1 and h2c. Several instances share one port, each
/// with its own event loop.
public final class LoopbackServer {

  private static final String LOOPBACK = "127.0.0.1";
  private static final int LONGEST_LINE = 16 * 1024;
  private static final int LARGEST_HEADERS = 64 * 1024;

  /// Makes Vert.x choose a free port and share it between the instances. All servers of one Vert.x
  /// that ask so get the same port, so a single instance asks for 0 instead.
  private static final int ANY_SHARED_PORT = -1;

  private LoopbackServer() {}

  /// Starts listening and waits until it does.
  ///
  /// @param port 0 for any free one
  /// @return the URI it listens at
  /// @throws CompletionException with the [java.io.IOException] when the port cannot be had
  public static URI listen(
      Vertx vertx, int port, int instances, Handler<HttpServerRequest> handler) {
    AtomicInteger actualPort = new AtomicInteger();
    int requested = port == 0 && instances > 1 ? ANY_SHARED_PORT : port;
    vertx
        .deployVerticle(
            () -> new Instance(requested, handler, actualPort),
            new DeploymentOptions().setInstances(instances))
        .toCompletionStage()
        .toCompletableFuture()
        .join();
    return URI.create("http://" + LOOPBACK + ":" + actualPort.get());
  }

  /// One event loop's share of the server.
  private static final class Instance extends AbstractVerticle {

    private final int port;
    private final Handler<HttpServerRequest> handler;
    private final AtomicInteger actualPort;

    Instance(int port, Handler<HttpServerRequest> handler, AtomicInteger actualPort) {
      this.port = port;
      this.handler = handler;
      this.actualPort = actualPort;
    }

    @Override
    public void start(Promise<Void> started) {
      vertx
          .createHttpServer(options())
          .requestHandler(handler)
          .listen(port, LOOPBACK)
          .map(HttpServer::actualPort)
          .onSuccess(actualPort::set)
          .<Void>mapEmpty()
          .onComplete(started);
    }

    private static HttpServerOptions options() {
      return new HttpServerOptions()
          .setTcpNoDelay(true)
          .setHandle100ContinueAutomatically(true)
          .setMaxInitialLineLength(LONGEST_LINE)
          .setMaxHeaderSize(LARGEST_HEADERS)
          .setInitialSettings(new Http2Settings().setMaxHeaderListSize(LARGEST_HEADERS));
    }
  }
}
