package dev.latchkey.contracts.testkit.shared;

import dev.latchkey.contracts.testkit.postgres.EmbeddedPostgres;
import dev.latchkey.contracts.testkit.process.FileTree;
import dev.latchkey.contracts.testkit.process.OwnerOnlyFile;
import dev.latchkey.contracts.testkit.vault.OpenBaoServer;
import dev.latchkey.contracts.wire.ServiceName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// The folder of this JVM's servers. Its name carries the JVM's process id, so that the next test
/// run finds and removes what a killed JVM left behind.
final class TestHome {
  private static final String PREFIX = "latchkey-test-";
  private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));
  private static final Path HOME = TEMPORARY.resolve(PREFIX + ProcessHandle.current().pid());

  private TestHome() {}

  static Path kafka() {
    return HOME.resolve("kafka");
  }

  static Path postgres() {
    return HOME.resolve("postgres");
  }

  static Path vault() {
    return HOME.resolve("vault");
  }

  static Path appRoles() {
    return HOME.resolve("app-roles");
  }

  static OwnerOnlyFile databasePassword(ServiceName service) {
    return new OwnerOnlyFile(HOME.resolve("database-passwords").resolve(service.text()));
  }

  static OwnerOnlyFile auditOwnerPassword() {
    return new OwnerOnlyFile(HOME.resolve("database-passwords").resolve("audit-service-owner"));
  }

  static void delete() {
    delete(HOME);
  }

  /// Stops the servers of JVMs that are gone and removes their folders.
  static void removeLeftovers() {
    try (DirectoryStream<Path> homes = Files.newDirectoryStream(TEMPORARY, PREFIX + "*")) {
      for (Path home : homes) {
        if (!isOwnerAlive(home)) {
          EmbeddedPostgres.stopLeftover(home.resolve("postgres"));
          OpenBaoServer.stopLeftover(home.resolve("vault"));
          delete(home);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look for leftovers in " + TEMPORARY, e);
    }
  }

  private static boolean isOwnerAlive(Path home) {
    String pid = home.getFileName().toString().substring(PREFIX.length());
    return ProcessHandle.of(Long.parseLong(pid)).isPresent();
  }

  private static void delete(Path home) {
    try {
      FileTree.delete(home);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove " + home, e);
    }
  }
}
