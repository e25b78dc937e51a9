package dev.latchkey.contracts.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LatchkeyArchitectureTest {
  private static final String HERE = LatchkeyArchitectureTest.class.getPackageName();
  private static final JavaClasses BROKEN =
      new ClassFileImporter().importPackages(HERE + ".broken");
  private static final JavaClasses GOOD = new ClassFileImporter().importPackages(HERE + ".good");

  /// A rule by the beginning of its description, and the classes that break it.
  record Breach(String rule, List<String> culprits) {}

  static List<Breach> breaches() {
    return List.of(
        new Breach("pure packages see", List.of("SeesAClient")),
        new Breach("pure packages call", List.of("AsksTheClock.isOver", "AsksTheClock.ids")),
        new Breach("flow knows no client", List.of("Answers.first")),
        new Breach("flow calls system classes", List.of("Answers.isPending")),
        new Breach("subjects of the flow never", List.of("Asking", "Telling")),
        new Breach("system packages never see", List.of("SecretReader.count")),
        new Breach("services never depend", List.of("AuditReader")),
        new Breach("a Mutiny service puts", List.of("ThreadMixture.handle")),
        new Breach("a Mutiny service starts", List.of("ThreadMixture.handle")),
        new Breach("a service on virtual threads", List.of("ThreadMixture.answer")),
        new Breach("no credentials and no region", List.of("AmbientClient.profile")),
        new Breach("no AWS client is created", List.of("AmbientClient.client")),
        new Breach("no name says", List.of("StringUtils")),
        new Breach("every package is", List.of("Unmarked")),
        new Breach("a @ConfigMapping sits", List.of("KafkaSettings")),
        new Breach("services log", List.of("StringUtils.show")),
        new Breach("nothing sleeps", List.of("StringUtils.show")));
  }

  @ParameterizedTest
  @MethodSource("breaches")
  void catchesTheBreachOfEachRule(Breach breach) {
    // Given
    ArchRule rule = rule(breach.rule());

    // When
    // Then
    assertThatThrownBy(() -> rule.check(BROKEN))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(breach.culprits().toArray(String[]::new));
  }

  @Test
  void hasABreachForEachRule() {
    // Given
    List<String> covered =
        breaches().stream().map(breach -> rule(breach.rule()).getDescription()).toList();

    // When
    List<String> all = brokenRules().map(ArchRule::getDescription).distinct().toList();

    // Then
    assertThat(covered).containsExactlyInAnyOrderElementsOf(all);
  }

  @ParameterizedTest
  @EnumSource
  void passesAServiceThatKeepsTheRules(Threading threading) {
    // Given
    ModuleShape shape = ModuleShape.of(HERE + ".good", threading);

    // When
    // Then
    assertThat(GOOD).isNotEmpty();
    assertThatCode(() -> LatchkeyArchitecture.rules(shape).forEach(rule -> rule.check(GOOD)))
        .doesNotThrowAnyException();
  }

  @TestFactory
  Stream<DynamicTest> keepsTheRulesOfALibraryItself() {
    return Stream.of("dev.latchkey.contracts.testkit", "dev.latchkey.contracts.wire")
        .flatMap(LatchkeyArchitecture::libraryTests);
  }

  private static ArchRule rule(String beginning) {
    return brokenRules()
        .filter(rule -> rule.getDescription().startsWith(beginning))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<ArchRule> brokenRules() {
    return Arrays.stream(Threading.values())
        .map(threading -> ModuleShape.of(HERE + ".broken", threading))
        .flatMap(shape -> LatchkeyArchitecture.rules(shape).stream());
  }
}
