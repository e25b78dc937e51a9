package dev.latchkey.routing.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingSurvivorsTest {

  @Test
  void theReportsMutantsAreRead(@TempDir Path folder) throws Exception {
    // Given
    Path report =
        Files.writeString(
            folder.resolve("mutations.xml"),
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <mutations partial="true">
            <mutation detected='false' status='SURVIVED' numberOfTestsRun='3'><sourceFile>RetryRule.java</sourceFile>\
            <mutatedClass>dev.latchkey.routing.decision.RetryRule</mutatedClass><mutatedMethod>lambda$after$2</mutatedMethod>\
            <methodDescription>()V</methodDescription><lineNumber>41</lineNumber><mutator>x.Mutator</mutator>\
            <indexes><index>5</index></indexes><blocks><block>1</block></blocks><killingTest/>\
            <description>replaced call &lt;init&gt;</description></mutation>
            </mutations>
            """);

    // When
    List<Mutant> mutants = MutationReport.read(report);

    // Then
    assertThat(mutants)
        .containsExactly(
            new Mutant(new Mutation("RetryRule", "after", "replaced call <init>"), 41, "SURVIVED"));
  }

  @ParameterizedTest
  @CsvSource({
    "a.b.Rule, after, return null, Rule, after, return null",
    "a.b.Rule$Inner, <init>, x, Rule$Inner, <init>, x",
    "a.b.Rule, lambda$after$12, x, Rule, after, x",
    "a.b.Rule, lambda$new$0, x, Rule, new, x",
    "a.b.Rule, after, return null for a/b/Rule::after, Rule, after, return null",
  })
  void aMutationIsNamedByWhatStays(
      String type, String method, String change, String shortType, String name, String words) {
    assertThat(Mutation.of(type, method, change)).isEqualTo(new Mutation(shortType, name, words));
  }

  @Test
  void theTablesRowsAreReadAndNothingElse() {
    // Given
    List<String> page =
        List.of(
            "# Accepted",
            "Some words.",
            "| class | method | change | why |",
            "| --- | --- | --- | --- |",
            "| `Rule$Inner` | `<init>` | removed call | the JVM does it anyway |",
            "| `Rule` | `after` | negated conditional | |");

    // When
    List<AcceptedSurvivor> accepted = AcceptedSurvivor.read(page);

    // Then
    assertThat(accepted)
        .containsExactly(
            new AcceptedSurvivor(
                new Mutation("Rule$Inner", "<init>", "removed call"), "the JVM does it anyway"),
            new AcceptedSurvivor(new Mutation("Rule", "after", "negated conditional"), ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"| `Rule` | `after` | x |", "| `Rule` | `after` | x | y | z |"})
  void aRowThatIsNoneIsRefused(String row) {
    assertThatThrownBy(() -> AcceptedSurvivor.read(List.of("| head |", "| --- |", row)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(row);
  }
}
