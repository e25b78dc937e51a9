package dev.latchkey.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.latchkey.simulator");

  @Test
  void theSignatureCheckIsPure() {
    classes()
        .that()
        .resideInAPackage("..sigv4..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "dev.latchkey.simulator.sigv4",
            "dev.latchkey.simulator.digest",
            "dev.latchkey.simulator.accounts")
        .check(MAIN);
    noClasses()
        .that()
        .resideInAPackage("..sigv4..")
        .should()
        .callMethod(java.time.Instant.class, "now")
        .check(MAIN);
  }

  @Test
  void onlyTheHttpPackageAndTheRootKnowTheServer() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.latchkey.simulator", "dev.latchkey.simulator.http")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.vertx..")
        .check(MAIN);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.latchkey.simulator.(*)..").should().beFreeOfCycles().check(MAIN);
  }
}
