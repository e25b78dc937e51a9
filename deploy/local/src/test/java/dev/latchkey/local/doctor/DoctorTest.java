package dev.latchkey.local.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {

  @Test
  void saysOfEachThingWhetherItIsThere(@TempDir Path checkout) {
    // Given
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    // When
    new Doctor(checkout, /* online= */ false)
        .examine(new PrintStream(out, true, StandardCharsets.UTF_8));

    // Then
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .hasSize(9)
        .anyMatch(line -> line.startsWith("ok       JDK 25: "));
  }

  @Test
  void saysWhatToDoAboutSomethingMissing() {
    // When
    String line = new Finding.Missing("Vault", "no server", "Install OpenBao.").line();

    // Then
    assertThat(line).isEqualTo("missing  Vault: no server. Install OpenBao.");
  }

  @Test
  void runsFromItsSourcesBeforeAnythingIsBuilt(@TempDir Path empty) throws Exception {
    // Given
    Path source = Path.of("src/main/java/dev/latchkey/local/doctor/Doctor.java").toAbsolutePath();

    // When
    Process doctor = start(empty, source.toString(), empty.toString());

    // Then
    assertThat(new String(doctor.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("ok       JDK 25: ");
  }

  private static Process start(Path folder, String... arguments) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString())
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.command().addAll(List.of(arguments));
    return builder.start();
  }
}
