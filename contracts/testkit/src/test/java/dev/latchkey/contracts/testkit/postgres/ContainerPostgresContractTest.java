package dev.latchkey.contracts.testkit.postgres;

import dev.latchkey.contracts.testkit.containers.ContainerPostgres;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/// The contract on a server in a container, where its image can be pulled.
@EnabledIfEnvironmentVariable(named = "LATCHKEY_CONTAINERS", matches = "true")
class ContainerPostgresContractTest extends PostgresServerContractTest {
  @Override
  PostgresServer startServer() {
    return ContainerPostgres.startNew();
  }
}
