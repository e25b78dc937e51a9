package dev.latchkey.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import dev.latchkey.routing.sabotage.AssumesRoles;
import dev.latchkey.routing.sabotage.ForgesCredits;
import dev.latchkey.routing.sabotage.ForgesIntents;
import dev.latchkey.routing.sabotage.GivesKeyAway;
import dev.latchkey.routing.sabotage.ReadsPlatformKey;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Each rule finds the class that breaks it, and nothing else.
class PlatformCredentialRulesTest {

  private static final List<Class<?>> BREAKING =
      List.of(
          ForgesIntents.class,
          ForgesCredits.class,
          ReadsPlatformKey.class,
          AssumesRoles.class,
          GivesKeyAway.class);

  @Test
  void findsWhatBreaksEachOfThem() {
    // Given
    JavaClasses sabotage = new ClassFileImporter().importPackages("dev.latchkey.routing.sabotage");

    // When
    List<List<String>> findings =
        PlatformCredentialRules.all().stream().map(rule -> findings(rule, sabotage)).toList();

    // Then
    assertThat(findings).hasSameSizeAs(BREAKING);
    for (int rule = 0; rule < BREAKING.size(); rule++) {
      String breaking = BREAKING.get(rule).getName();
      assertThat(findings.get(rule)).isNotEmpty().allMatch(line -> line.contains(breaking));
    }
  }

  private static List<String> findings(ArchRule rule, JavaClasses classes) {
    EvaluationResult result = rule.evaluate(classes);
    return result.getFailureReport().getDetails();
  }
}
