package dev.latchkey.contracts.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// Every rule that a service's compiled classes keep. A service has one test for all of them:
///
/// ```java
/// class ArchitectureTest {
///   @TestFactory
///   Stream<DynamicTest> keepsTheRulesOfTheDesign() {
///     return LatchkeyArchitecture.tests(
///         ModuleShape.of("dev.latchkey.routing", Threading.VIRTUAL_THREADS));
///   }
/// }
/// ```
public final class LatchkeyArchitecture {
  private LatchkeyArchitecture() {}

  /// One test for each rule, over the service's main classes.
  public static Stream<DynamicTest> tests(ModuleShape shape) {
    return tests(shape.basePackage(), rules(shape));
  }

  /// One test for each rule that also a library keeps: names, nullness, output.
  public static Stream<DynamicTest> libraryTests(String basePackage) {
    ModuleShape shape = new ModuleShape(basePackage, Threading.VIRTUAL_THREADS, Set.of());
    return tests(basePackage, HouseRules.of(shape));
  }

  private static Stream<DynamicTest> tests(String basePackage, List<ArchRule> rules) {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(basePackage);
    if (classes.isEmpty()) {
      throw new IllegalArgumentException("There are no classes in " + basePackage);
    }
    return rules.stream()
        .map(rule -> rule.allowEmptyShould(true))
        .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(classes)));
  }

  /// The rules by themselves.
  public static List<ArchRule> rules(ModuleShape shape) {
    return Stream.of(
            PurityRules.of(shape),
            LayerRules.of(shape),
            ThreadingRules.of(shape),
            AmbientCredentialRules.of(shape),
            HouseRules.of(shape))
        .flatMap(List::stream)
        .map(rule -> rule.allowEmptyShould(true))
        .toList();
  }
}
