package dev.latchkey.contracts.chassis.vault;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Accepts every connection, says one thing and then nothing more, without hanging up.
final class BrokenServer implements AutoCloseable {

  private final ServerSocket socket;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private BrokenServer(ServerSocket socket, String words) {
    this.socket = socket;
    threads.execute(() -> serve(words));
  }

  static BrokenServer saying(String words) {
    try {
      return new BrokenServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), words);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static BrokenServer answering(int status, String contentType, String body) {
    return saying(
        "HTTP/1.1 "
            + status
            + " x\r\nContent-Type: "
            + contentType
            + "\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  private void serve(String words) {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        threads.execute(() -> say(connection, words));
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void say(Socket connection, String words) {
    try {
      connection.getInputStream().read();
      connection.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
      connection.getOutputStream().flush();
      connection.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // The client hung up, which is what it should do.
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      threads.shutdownNow();
    }
  }
}
