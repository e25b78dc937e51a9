package dev.latchkey.contracts.testkit.loopback;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// Chooses TCP ports on 127.0.0.1 for servers that must know their port before they start.
///
/// The port is free when this class looks; another process may take it before the server binds it.
public final class LoopbackPort {
  private LoopbackPort() {}

  /// Returns the preferred port if it can be bound now, else any free one.
  ///
  /// @param preferred 1 to 65535, or 0 for no preference
  public static int preferring(int preferred) {
    return preferred != 0 && isFree(preferred) ? preferred : anyFree();
  }

  /// Says whether the port can be bound on 127.0.0.1 now.
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // The servers bind with SO_REUSEADDR too: connections in TIME_WAIT do not make a port taken.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private static int anyFree() {
    try (ServerSocket socket =
        new ServerSocket(0, /* backlog= */ 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("No free port on 127.0.0.1", e);
    }
  }
}
