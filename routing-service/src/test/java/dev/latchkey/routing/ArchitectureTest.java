package dev.latchkey.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.latchkey.contracts.testkit.architecture.LatchkeyArchitecture;
import dev.latchkey.contracts.testkit.architecture.ModuleShape;
import dev.latchkey.contracts.testkit.architecture.Threading;
import dev.latchkey.contracts.testkit.sweep.RedactionSweep;
import dev.latchkey.contracts.testkit.sweep.Samples;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.inference.StatedOperation;
import dev.latchkey.routing.decision.BodyDigest;
import dev.latchkey.routing.kafka.ReplyRoute;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

  @TestFactory
  Stream<DynamicTest> keepsTheRulesOfTheDesign() {
    return LatchkeyArchitecture.tests(
        new ModuleShape(
            "dev.latchkey.routing",
            Threading.VIRTUAL_THREADS,
            Set.of("bounded", "decision", "model", "price")));
  }

  @TestFactory
  Stream<DynamicTest> opensThePlatformsCredentialWithAGrantOnly() {
    JavaClasses classes = classes();
    return PlatformCredentialRules.all().stream()
        .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(classes)));
  }

  @Test
  void showsNoSecretInAnyRecord() {
    // Given
    JavaClasses classes = classes();
    Samples samples =
        new Samples()
            .with(Content.class, Content.empty())
            .with(ReplyRoute.class, new ReplyRoute.None(List.of()))
            .with(BigDecimal.class, BigDecimal.ONE)
            .with(StatedOperation.class, StatedOperation.NONE)
            .with(ModelReference.class, ModelReference.parse("anthropic.claude-x").orThrow())
            .with(BodyDigest.class, new BodyDigest("0".repeat(64)));

    // When
    List<String> findings = new RedactionSweep(classes, samples).findings();

    // Then
    assertThat(findings).isEmpty();
  }

  private static JavaClasses classes() {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages("dev.latchkey.routing");
  }
}
