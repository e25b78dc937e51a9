package dev.latchkey.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplacementsTest {

  @Test
  void countsAnEmptyVariableAsNone() {
    // When
    Replacements replacements = Replacements.of(Map.of("LATCHKEY_KAFKA_BOOTSTRAP_SERVERS", " "));

    // Then
    assertThat(replacements.kafka()).isNull();
  }

  @Test
  void refusesASimulatorWithoutItsAdministration() {
    // Given
    Map<String, String> half = Map.of("LATCHKEY_AWS_SIMULATOR", "http://127.0.0.1:4566");

    // When
    // Then
    assertThatThrownBy(() -> Replacements.of(half))
        .hasMessageContaining("LATCHKEY_AWS_SIMULATOR_ADMIN");
  }

  @Test
  void showsNoUrlBecauseOneCarriesAPassword() {
    // When
    Replacements replacements =
        Replacements.of(
            Map.of("LATCHKEY_POSTGRES_URL", "jdbc:postgresql://db/postgres?password=hidden"));

    // Then
    assertThat(replacements.toString()).doesNotContain("hidden");
  }

  @Test
  void refusesAPostgresUrlOfAnotherKindWithoutRepeatingIt() {
    // When
    // Then
    assertThatThrownBy(() -> new ExternalPostgres("postgres://user:hidden@db/postgres"))
        .hasMessageContaining("LATCHKEY_POSTGRES_URL must look like")
        .hasMessageNotContaining("hidden");
  }

  @Test
  void takesThePortOfAPostgresUrlOrTheUsualOne() {
    // When
    // Then
    assertThat(new ExternalPostgres("jdbc:postgresql://db:7777/postgres").port()).isEqualTo(7777);
    assertThat(new ExternalPostgres("jdbc:postgresql://db/postgres").port()).isEqualTo(5432);
  }
}
