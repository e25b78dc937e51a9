package dev.latchkey.local;

import dev.latchkey.contracts.wire.ServiceName;
import java.nio.file.Files;
import java.nio.file.Path;

/// The checkout that this launcher belongs to, with what its build made.
///
/// @param root the checkout's folder, absolute
public record Installation(Path root) {

  /// The system property in which the launcher script says where the checkout is.
  public static final String ROOT_PROPERTY = "latchkey.root";

  /// The checkout that the launcher script named.
  ///
  /// @throws IllegalStateException if the launcher was not started by the script
  public static Installation ofLauncher() {
    String root = System.getProperty(ROOT_PROPERTY);
    if (root == null) {
      throw new IllegalStateException("Start this program with ./latchkey of the checkout.");
    }
    return new Installation(Path.of(root).toAbsolutePath().normalize());
  }

  /// Where the stack keeps its data unless told otherwise.
  public Path defaultData() {
    return root.resolve(".latchkey");
  }

  /// The java program that runs this launcher.
  public Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /// The launcher's own jar.
  public Path launcherJar() {
    return built(root.resolve("deploy/local/target/latchkey-local.jar"));
  }

  /// The packaged AWS simulator.
  public Path simulatorJar() {
    return built(root.resolve("deploy/aws-simulator/target/aws-simulator.jar"));
  }

  /// The packaged benchmarks.
  public Path benchmarkJar() {
    return built(root.resolve("deploy/benchmark/target/latchkey-benchmark.jar"));
  }

  /// The source of the program that verifies exports of the audit log.
  public Path verifier() {
    return root.resolve("audit-service/verify/Verify.java");
  }

  /// A packaged service.
  public Path serviceJar(ServiceName service) {
    return built(root.resolve(service.text()).resolve("target/quarkus-app/quarkus-run.jar"));
  }

  private static Path built(Path jar) {
    if (!Files.exists(jar)) {
      throw new IllegalStateException(
          jar + " is not there. Build it: ./mvnw -Dquick -DskipTests package");
    }
    return jar;
  }
}
