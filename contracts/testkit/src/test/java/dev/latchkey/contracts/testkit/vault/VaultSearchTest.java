package dev.latchkey.contracts.testkit.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultSearchTest {
  private static final URI ADDRESS = URI.create("https://vault.example.com:8200");

  @Test
  void usesTheServerOfTheEnvironmentFirst(@TempDir Path folder) {
    // Given
    VaultSearch search =
        new VaultSearch(Map.of("VAULT_ADDR", ADDRESS.toString(), "VAULT_TOKEN", "token"));

    // When
    try (VaultServer vault = search.start(folder, 0)) {
      // Then
      assertThat(vault.address()).isEqualTo(ADDRESS);
      assertThat(vault.administratorToken()).isEqualTo("token");
      assertThatThrownBy(vault::stop).hasMessageContaining("Unset VAULT_ADDR");
    }
  }

  @Test
  void asksForTheTokenOfTheServerOfTheEnvironment(@TempDir Path folder) {
    // Given
    VaultSearch search = new VaultSearch(Map.of("VAULT_ADDR", ADDRESS.toString()));

    // When
    // Then
    assertThatThrownBy(() -> search.start(folder, 0)).hasMessageContaining("VAULT_TOKEN_MISSING");
  }

  @Test
  void takesBaoFromThePath(@TempDir Path folder) throws Exception {
    // Given
    Path bao = program(folder, "bao", "OpenBao v2.7.2");

    // When
    OpenBaoProgram found = new VaultSearch(Map.of("PATH", folder.toString())).program();

    // Then
    assertThat(found).isEqualTo(new OpenBaoProgram.Installed(bao));
  }

  @Test
  void takesOpenBaoUnderVaultsName(@TempDir Path folder) throws Exception {
    // Given
    Path vault = program(folder, "vault", "OpenBao v2.7.2");

    // When
    OpenBaoProgram found = new VaultSearch(Map.of("PATH", folder.toString())).program();

    // Then
    assertThat(found).isEqualTo(new OpenBaoProgram.Installed(vault));
  }

  @Test
  void passesOverAVaultThatCannotInitialiseItself(@TempDir Path folder) throws Exception {
    // Given
    Path vault = program(folder, "vault", "Vault v1.20.0");

    // When
    OpenBaoProgram found = new VaultSearch(Map.of("PATH", folder.toString())).program();

    // Then
    assertThat(found).isNotEqualTo(new OpenBaoProgram.Installed(vault));
  }

  @Test
  void saysWhatWasTriedAndWhatToInstall() {
    // When
    String message =
        VaultSearch.nothingFound(
                List.of("`bao` on the PATH: not there", "Docker engine: no answer"))
            .getMessage();

    // Then
    assertThat(message)
        .startsWith("VAULT_SERVER_MISSING")
        .contains("- `bao` on the PATH: not there", "- Docker engine: no answer", "python3");
  }

  private static Path program(Path folder, String name, String version) throws Exception {
    Path program = folder.resolve(name);
    Files.writeString(program, "#!/bin/sh\necho '" + version + "'\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return program;
  }
}
