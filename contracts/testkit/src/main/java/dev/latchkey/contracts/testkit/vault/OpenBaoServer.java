package dev.latchkey.contracts.testkit.vault;

import dev.latchkey.contracts.testkit.loopback.LoopbackPort;
import dev.latchkey.contracts.testkit.process.ServerProcess;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// An OpenBao server as a child process, on 127.0.0.1 only, with its data in a folder.
///
/// It initialises itself at the first start and unseals itself at every other. The folder's keys
/// are readable by their owner only. The server outlives a JVM that is killed: its process id
/// stands in `server.pid`, and [#stopLeftover] stops it.
public final class OpenBaoServer implements VaultServer {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  private final OpenBaoProgram program;
  private final OpenBaoHome home;
  private final int port;
  private @Nullable ServerProcess running;

  private OpenBaoServer(OpenBaoProgram program, OpenBaoHome home, int port) {
    this.program = program;
    this.home = home;
    this.port = port;
  }

  /// Starts a server on the folder's data, or on an empty store when the folder is new.
  ///
  /// @param folder holds `raft/`, `seal.key`, `administrator-secret-id`, `audit.log`,
  ///   `openbao.log`, `server.pid`
  /// @param preferredPort the port clients connect to if it is free, else (or for 0) any free one
  /// @throws IllegalStateException if the server does not come up; the message carries the end of
  ///   its log
  public static OpenBaoServer start(OpenBaoProgram program, Path folder, int preferredPort) {
    OpenBaoHome home = new OpenBaoHome(folder.toAbsolutePath());
    OpenBaoServer server = new OpenBaoServer(program, home, LoopbackPort.preferring(preferredPort));
    server.start();
    return server;
  }

  /// Stops the server that a killed JVM left behind on this folder; does nothing when there is
  /// none.
  public static void stopLeftover(Path folder) {
    new OpenBaoHome(folder.toAbsolutePath()).pidFile().stopProcess(STOP_LIMIT);
  }

  /// The process id of the running server.
  ///
  /// @throws IllegalStateException if it is stopped
  public long pid() {
    if (running == null) {
      throw new IllegalStateException("OpenBao is stopped");
    }
    return running.pid();
  }

  @Override
  public URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public String administratorToken() {
    return VaultApi.anonymous(address())
        .login(OpenBaoConfiguration.ADMINISTRATOR, home.administratorSecretId())
        .token();
  }

  @Override
  public void start() {
    if (running != null && running.isAlive()) {
      return;
    }
    home.prepare(program.listenAddress(), port);
    ServerProcess process = ServerProcess.start(program.serve(home.folder(), port), home.log());
    home.pidFile().write(process.pid());
    process.awaitReady(this::isUnsealed, START_LIMIT);
    running = process;
  }

  @Override
  public void stop() {
    if (running != null) {
      running.stop(STOP_LIMIT);
      running = null;
      home.pidFile().delete();
    }
  }

  @Override
  public void close() {
    stop();
  }

  /// 200 means initialised, unsealed and active (API documentation of `/sys/health`).
  private boolean isUnsealed() {
    try {
      return VaultApi.anonymous(address()).read("sys/health").status() == 200;
    } catch (UncheckedIOException _) {
      return false;
    }
  }
}
