package dev.latchkey.routing.bedrock;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/// A server that does one wrong thing with every request, as gateways and networks in front of AWS
/// do.
final class BrokenServer implements AutoCloseable {

  private final ServerSocket listener;
  private final Behaviour behaviour;
  private final AtomicInteger requests = new AtomicInteger();
  private volatile String lastHead = "";

  private BrokenServer(ServerSocket listener, Behaviour behaviour) {
    this.listener = listener;
    this.behaviour = behaviour;
  }

  static BrokenServer that(Behaviour behaviour) throws IOException {
    ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    BrokenServer server = new BrokenServer(listener, behaviour);
    Thread.ofVirtual().start(server::listen);
    return server;
  }

  /// Sends an answer and leaves the connection open.
  static Behaviour answers(String status, String headers, String body) {
    return socket -> {
      String answer =
          "HTTP/1.1 %s\r\n%scontent-length: %d\r\n\r\n%s"
              .formatted(status, headers, body.length(), body);
      socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
    };
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  /// Request line and headers of the last request.
  String lastHead() {
    return lastHead;
  }

  int requests() {
    return requests.get();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void listen() {
    try {
      while (true) {
        Socket socket = listener.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void serve(Socket socket) {
    try {
      InputStream in = socket.getInputStream();
      StringBuilder head = new StringBuilder();
      for (int c = in.read(); c >= 0 && head.indexOf("\r\n\r\n") < 0; c = in.read()) {
        head.append((char) c);
      }
      lastHead = head.toString();
      requests.incrementAndGet();
      behaviour.with(socket);
    } catch (IOException e) {
      // The client has gone.
    }
  }

  /// What is done with a request that has arrived.
  interface Behaviour {
    void with(Socket socket) throws IOException;
  }
}
