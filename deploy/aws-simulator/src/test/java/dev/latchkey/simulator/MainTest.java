package dev.latchkey.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program as a process of its own.
class MainTest {

  @Test
  void saysWhereItIsAndEndsWhenToldTo(@TempDir Path directory)
      throws IOException, InterruptedException {
    // Given
    Path accounts =
        Files.writeString(
            directory.resolve("accounts.json"), "{\"accounts\":[{\"name\":\"only\"}]}");

    // When
    Process process = start("--port", "0", "--admin-port", "0", "--accounts", accounts.toString());
    try (BufferedReader output = process.inputReader()) {
      JsonNode ready = new ObjectMapper().readTree(Objects.requireNonNull(output.readLine()));

      // Then
      assertThat(ready.get("pid").asLong()).isEqualTo(process.pid());
      assertThat(ready.get("uri").asText()).startsWith("http://127.0.0.1:");
      AdminClient admin = new AdminClient(URI.create(ready.get("adminUri").asText()));
      assertThat(admin.json("GET", "/admin/health", "").get("status").asText()).isEqualTo("UP");
      assertThat(admin.json("GET", "/admin/accounts", "").get("accounts").findValuesAsText("name"))
          .contains("only")
          .doesNotContain("globex");

      // When
      process.destroy();

      // Then
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void saysWhenAPortIsTaken() throws IOException, InterruptedException {
    try (AwsSimulator other = AwsSimulator.start(SimulatorSettings.defaults())) {
      // When
      Process process = start("--port", String.valueOf(other.uri().getPort()));

      // Then
      String errors = new String(process.getErrorStream().readAllBytes(), UTF_8);
      assertThat(errors).contains("CANNOT_LISTEN", "--port").doesNotContain("\tat ");
      assertThat(process.waitFor()).isEqualTo(1);
    }
  }

  @Test
  void saysWhichArgumentIsWrong() throws IOException, InterruptedException {
    // When
    Process process = start("--prot", "1");

    // Then
    String errors = new String(process.getErrorStream().readAllBytes(), UTF_8);
    assertThat(errors).contains("--prot is no option", "usage:");
    assertThat(process.waitFor()).isEqualTo(2);
  }

  private static Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).start();
  }
}
