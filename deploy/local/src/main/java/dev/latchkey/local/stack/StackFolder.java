package dev.latchkey.local.stack;

import dev.latchkey.contracts.testkit.process.PidFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/// The data folder of one stack. Everything the stack keeps is in here.
///
/// @param path absolute; two stacks never share one
public record StackFolder(Path path) {

  /// The launcher itself, among the process ids and logs.
  public static final String LAUNCHER = "launcher";

  private static final List<String> CLOSED =
      List.of("logs", "run", "secrets", "kafka", "postgres", "vault");
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  public StackFolder {
    path = path.toAbsolutePath().normalize();
  }

  /// Makes the folders that are missing. Nobody but the owner may look into them: besides secrets,
  /// the broker's and the database's files hold what tenants have sent.
  public void create() {
    try {
      Files.createDirectories(path);
      for (String name : CLOSED) {
        if (!Files.exists(path.resolve(name))) {
          Files.createDirectory(path.resolve(name), OWNER_ONLY);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make the data folder " + path, e);
    }
  }

  /// Where a part keeps its data.
  public Path dataOf(PartName part) {
    return path.resolve(part.toString());
  }

  /// The log of a part, or of the launcher.
  public Path log(String name) {
    return path.resolve("logs").resolve(name + ".log");
  }

  /// The log of a part. PostgreSQL and OpenBao write theirs beside their data; the issuer has none
  /// of its own and shares the broker's, as it shares its JVM.
  public Path log(PartName part) {
    return switch (part) {
      case POSTGRES -> dataOf(part).resolve("postgres.log");
      case VAULT -> dataOf(part).resolve("openbao.log");
      case OIDC -> log(PartName.KAFKA.toString());
      case KAFKA,
          AWS_SIMULATOR,
          CREDENTIAL_SERVICE,
          ROUTING_SERVICE,
          AUDIT_SERVICE,
          HEALTH_MONITOR ->
          log(part.toString());
    };
  }

  /// Names the process of a part, or the launcher's.
  public PidFile pidFile(String name) {
    return new PidFile(path.resolve("run").resolve(name + ".pid"));
  }

  /// A file among the secrets.
  public Path secret(String name) {
    return path.resolve("secrets").resolve(name);
  }

  /// What the launcher last wrote about its parts.
  public Path stateFile() {
    return path.resolve("state.json");
  }

  /// Locked by the launcher as long as it lives.
  public Path lockFile() {
    return path.resolve("lock");
  }
}
