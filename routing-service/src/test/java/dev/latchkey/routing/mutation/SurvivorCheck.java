package dev.latchkey.routing.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Runs after PIT, in the Maven profile `mutation` only.
class SurvivorCheck {

  private static final Path REPORTS = Path.of("target/pit-reports");
  private static final Path ACCEPTED = Path.of("src/test/mutation/accepted-survivors.md");

  @Test
  void everyMutantThatSurvivesIsAcceptedForAReason() throws IOException {
    // Given
    List<AcceptedSurvivor> accepted = AcceptedSurvivor.read(Files.readAllLines(ACCEPTED));

    // When
    List<Mutant> mutants = new ArrayList<>();
    for (String examined : List.of("decision", "price")) {
      mutants.addAll(MutationReport.read(REPORTS.resolve(examined).resolve("mutations.xml")));
    }

    // Then
    assertThat(SurvivorComparison.complaints(mutants, accepted)).isEmpty();
  }
}
