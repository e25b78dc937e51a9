package dev.latchkey.local.stack;

import dev.latchkey.contracts.testkit.postgres.EmbeddedPostgres;
import dev.latchkey.contracts.testkit.process.PidFile;
import dev.latchkey.contracts.testkit.vault.OpenBaoServer;
import dev.latchkey.contracts.wire.ServiceName;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// What a launcher that was killed has left running. Processes are told by id and start time, so
/// that a process id which somebody else has now is left alone.
public final class Leftovers {
  /// Services whose broker is gone do not come to an end by themselves, so waiting is of no use.
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private Leftovers() {}

  /// Ends all that is left, the services first. Only for the holder of the [StackLock].
  public static void end(StackFolder folder) {
    InParallel.run(
        children().<Runnable>map(name -> () -> folder.pidFile(name).stopProcess(LIMIT)).toList());
    InParallel.run(
        List.of(
            () -> endPostgres(folder),
            () -> OpenBaoServer.stopLeftover(folder.dataOf(PartName.VAULT))));
    StateFile stateFile = new StateFile(folder);
    stateFile.write(StackState.down(stateFile.read().ports()));
  }

  /// Whether anything is left.
  public static boolean exist(StackFolder folder) {
    return children().map(folder::pidFile).map(PidFile::process).anyMatch(p -> p.isPresent())
        || Files.exists(folder.dataOf(PartName.POSTGRES).resolve("data/postmaster.pid"))
        || Files.exists(folder.dataOf(PartName.VAULT).resolve("server.pid"));
  }

  private static Stream<String> children() {
    return Stream.concat(
        Arrays.stream(ServiceName.values()).map(ServiceName::text),
        Stream.of(PartName.AWS_SIMULATOR.toString()));
  }

  private static void endPostgres(StackFolder folder) {
    if (Files.exists(folder.dataOf(PartName.POSTGRES))) {
      EmbeddedPostgres.stopLeftover(folder.dataOf(PartName.POSTGRES));
    }
  }
}
