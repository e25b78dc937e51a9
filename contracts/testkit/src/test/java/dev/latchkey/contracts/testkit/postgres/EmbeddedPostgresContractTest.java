package dev.latchkey.contracts.testkit.postgres;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/// The contract on the server that runs as a child of this JVM.
class EmbeddedPostgresContractTest extends PostgresServerContractTest {
  @TempDir private static Path home;

  @Override
  PostgresServer startServer() {
    return EmbeddedPostgres.start(home, /* preferredPort= */ 0, Durability.FAST);
  }
}
