package dev.latchkey.contracts.testkit.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.inference.StatedOperation;
import org.junit.jupiter.api.Test;

class RedactionSweepTest {
  private static final String FIXTURE = RedactionSweepTest.class.getPackageName() + ".fixture";

  @Test
  void findsPlainSecretsAndTalkativeRecords() {
    // When
    var findings = sweep(".careless", new Samples()).findings();

    // Then
    String careless = FIXTURE + ".careless.";
    assertThat(findings)
        .containsExactly(
            careless + "PlainPassword.password is a String; a secret is a SecretText",
            careless + "PlainSession.sessionToken is a String; a secret is a SecretText",
            careless + "TalkativeKey.toString shows a secret",
            careless + "Unsampled cannot be made up; give the sweep a sample of it");
  }

  @Test
  void takesASampleOfWhatItCannotMakeUp() {
    // Given
    Samples samples = new Samples().with(Thread.class, Thread.currentThread());

    // When
    var findings = sweep(".careless", samples).findings();

    // Then
    assertThat(findings).noneMatch(finding -> finding.contains("Unsampled"));
  }

  @Test
  void passesRecordsThatKeepTheirSecrets() {
    // When
    var findings = sweep(".careful", new Samples()).findings();

    // Then
    assertThat(findings).isEmpty();
  }

  @Test
  void passesTheWireContracts() {
    // Given
    JavaClasses wire =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.latchkey.contracts.wire");
    Samples samples =
        new Samples()
            .with(Content.class, Content.empty())
            .with(StatedOperation.class, StatedOperation.NONE);

    // When
    var findings = new RedactionSweep(wire, samples).findings();

    // Then
    assertThat(findings).isEmpty();
  }

  @Test
  void refusesPackagesWithoutClasses() {
    // When
    // Then
    assertThatThrownBy(() -> RedactionSweep.ofMainClasses("dev.latchkey.nowhere"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static RedactionSweep sweep(String subpackage, Samples samples) {
    return new RedactionSweep(
        new ClassFileImporter().importPackages(FIXTURE + subpackage), samples);
  }
}
