package dev.latchkey.routing.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SurvivorComparisonTest {

  private static final Mutation CHANGE = new Mutation("RetryRule", "after", "negated conditional");
  private static final Mutation OTHER = new Mutation("RetryRule", "after", "replaced with null");

  @ParameterizedTest
  @CsvSource({
    "KILLED, true",
    "TIMED_OUT, true",
    "NON_VIABLE, true",
    "SURVIVED, false",
    "NO_COVERAGE, false",
    "MEMORY_ERROR, false",
    "RUN_ERROR, false",
  })
  void countsAsNoticedOnlyWhatATestFailedOrHungOnOrTheJvmRefused(String status, boolean noticed) {
    assertThat(mutant(status).isNoticed()).isEqualTo(noticed);
  }

  @Test
  void isContentWithASurvivorThatIsAcceptedForAReason() {
    assertThat(complaints(List.of(mutant("SURVIVED")), accepted("it cannot be seen"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SURVIVED", "NO_COVERAGE"})
  void namesASurvivorThatIsNotAccepted(String status) {
    assertThat(complaints(List.of(mutant(status)), List.of()))
        .singleElement()
        .asString()
        .contains(status, "line 7", "RetryRule", "after", "negated conditional");
  }

  @Test
  void namesTheSecondOfTwoAlikeThatOneRowAccepts() {
    assertThat(
            complaints(List.of(mutant("SURVIVED"), mutant("SURVIVED")), accepted("no difference")))
        .hasSize(1);
  }

  @Test
  void doesNotTakeOneSurvivorForAnother() {
    // Given
    List<AcceptedSurvivor> other = List.of(new AcceptedSurvivor(OTHER, "no difference"));

    // When
    List<String> complaints = complaints(List.of(mutant("SURVIVED")), other);

    // Then
    assertThat(complaints).hasSize(2);
  }

  @Test
  void namesARowWhoseMutantIsNoticedNow() {
    assertThat(complaints(List.of(mutant("KILLED")), accepted("no difference")))
        .containsExactly("accepted and not there any more: " + CHANGE);
  }

  @Test
  void namesARowWithoutAReason() {
    assertThat(complaints(List.of(mutant("SURVIVED")), accepted("")))
        .containsExactly("without a reason: " + CHANGE);
  }

  @Test
  void isNotContentWithoutAnyMutant() {
    assertThat(complaints(List.of(), List.of())).containsExactly("PIT made no mutant");
  }

  private static List<String> complaints(List<Mutant> mutants, List<AcceptedSurvivor> accepted) {
    return SurvivorComparison.complaints(mutants, accepted);
  }

  private static Mutant mutant(String status) {
    return new Mutant(CHANGE, 7, status);
  }

  private static List<AcceptedSurvivor> accepted(String reason) {
    return List.of(new AcceptedSurvivor(CHANGE, reason));
  }
}
