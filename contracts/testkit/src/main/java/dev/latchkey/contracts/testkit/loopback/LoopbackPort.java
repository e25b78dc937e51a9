package dev.latchkey.contracts.testkit.loopback;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/// Chooses TCP ports on 127.0.0.1 for servers that must know their port before they start.
///
/// The port is free when this class looks; another process may take it before the server binds it.
public final class LoopbackPort {
  /// Below the ranges from which Linux (32768) and macOS (49152) take ports for outgoing
  /// connections: one of those could take the port before the server binds it, or while it is
  /// stopped.
  private static final int LOWEST = 20_000;

  private static final int HIGHEST = 32_000;
  private static final int ATTEMPTS = 1_000;

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
    return ThreadLocalRandom.current()
        .ints(LOWEST, HIGHEST + 1)
        .limit(ATTEMPTS)
        .filter(LoopbackPort::isFree)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No free port on 127.0.0.1"));
  }
}
