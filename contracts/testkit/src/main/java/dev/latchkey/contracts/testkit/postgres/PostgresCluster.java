package dev.latchkey.contracts.testkit.postgres;

import dev.latchkey.contracts.testkit.process.FileTree;
import dev.latchkey.contracts.testkit.process.OwnerOnlyFile;
import dev.latchkey.contracts.testkit.process.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The data folder of one server and the programs that work on it.
final class PostgresCluster {
  /// Recovery after a crash may take long; a server that works at it is not given up.
  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  private static final Duration ORPHAN_LIMIT = Duration.ofSeconds(30);
  private static final String ORPHANS_REMAIN = "pre-existing shared memory block";

  private final Path home;
  private final Path data;
  private final Path log;
  private final OwnerOnlyFile superuserPassword;
  private final Durability durability;
  private final Path programs = PostgresPrograms.unpacked();
  private @Nullable ServerProcess running;

  PostgresCluster(Path home, Durability durability) {
    this.home = home;
    this.data = home.resolve("data");
    this.log = home.resolve("postgres.log");
    this.superuserPassword = new OwnerOnlyFile(home.resolve("superuser-password"));
    this.durability = durability;
  }

  String superuserPassword() {
    return superuserPassword.text();
  }

  boolean isRunning() {
    return running != null && running.isAlive();
  }

  long runningPid() {
    if (running == null) {
      throw new IllegalStateException("PostgreSQL is stopped");
    }
    return running.pid();
  }

  /// Creates the data folder with password logins only. An interrupted creation is begun again.
  void createIfMissing() {
    Path finished = data.resolve("PG_VERSION");
    Path unfinished = home.resolve("data.unfinished");
    if (Files.exists(finished)) {
      return;
    }
    superuserPassword.createWithRandomText();
    try {
      Files.createDirectories(home);
      FileTree.delete(unfinished);
      initdb(unfinished);
      Files.move(unfinished, data);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot create a PostgreSQL database in " + home, e);
    }
  }

  void start(int port) {
    List<String> command =
        new ArrayList<>(List.of(program("postgres"), "-D", data.toString(), "-p", "" + port));
    settings().forEach(setting -> command.addAll(List.of("-c", setting)));
    running = startAfterOrphans(UnprivilegedCommand.of(command));
  }

  /// The children of a killed server hold its shared memory until they notice; PostgreSQL refuses
  /// to start meanwhile, so it is started again.
  private ServerProcess startAfterOrphans(List<String> command) {
    Instant last = Instant.now().plus(ORPHAN_LIMIT);
    while (true) {
      try {
        return startOnce(command);
      } catch (IllegalStateException e) {
        boolean orphans = String.valueOf(e.getMessage()).contains(ORPHANS_REMAIN);
        if (!orphans || Instant.now().isAfter(last)) {
          throw e;
        }
      }
    }
  }

  private ServerProcess startOnce(List<String> command) {
    ServerProcess process = ServerProcess.start(command, log);
    PostmasterFile file = PostmasterFile.in(data);
    process.awaitReady(() -> file.saysReady(process.pid()), START_LIMIT);
    return process;
  }

  void stop() {
    pgCtlStop();
    running = null;
  }

  void stopLeftover() {
    PostmasterFile file = PostmasterFile.in(data);
    if (file.process().isPresent()) {
      pgCtlStop();
    } else {
      file.delete();
    }
  }

  private List<String> settings() {
    return List.of(
        "listen_addresses=127.0.0.1",
        "unix_socket_directories=",
        "shared_buffers=64MB",
        "max_connections=200",
        "timezone=UTC",
        "log_timezone=UTC",
        // A failing statement may carry what must not be logged.
        "log_min_error_statement=panic",
        "fsync=" + durability.fsync(),
        "full_page_writes=" + durability.fsync());
  }

  private void initdb(Path folder) {
    run(
        program("initdb"),
        "--pgdata=" + folder,
        "--username=postgres",
        "--pwfile=" + superuserPassword.path(),
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--no-locale",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--no-sync");
  }

  /// The fast shutdown: breaks connections and writes a checkpoint.
  private void pgCtlStop() {
    run(program("pg_ctl"), "stop", "--pgdata=" + data, "--mode=fast", "--wait");
  }

  private void run(String... command) {
    ServerProcess.run(UnprivilegedCommand.of(List.of(command)), log);
  }

  private String program(String name) {
    return programs.resolve("bin").resolve(name).toString();
  }
}
