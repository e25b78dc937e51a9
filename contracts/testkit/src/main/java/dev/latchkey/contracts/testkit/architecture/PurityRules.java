package dev.latchkey.contracts.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;

/// Pure packages get every fact as a value, so that the same facts always give the same result.
final class PurityRules {
  private static final Set<String> SOURCES =
      Set.of(
          "java.security.SecureRandom",
          "java.time.Clock",
          "java.time.InstantSource",
          "java.util.Random",
          "java.util.concurrent.ThreadLocalRandom",
          "java.util.random.RandomGenerator");

  private static final Set<String> SYSTEM_CALLS =
      Set.of("currentTimeMillis", "getenv", "getProperty", "nanoTime");

  private PurityRules() {}

  static List<ArchRule> of(ModuleShape shape) {
    return List.of(
        classes()
            .that(shape.pure())
            .should()
            .onlyDependOnClassesThat(
                shape
                    .pure()
                    .or(Predicates.resideInAnyPackage("java..", "org.jspecify.annotations"))
                    .or(wireIdentifiers())
                    .as("are pure, of the JDK, of JSpecify or identifiers of the wire contracts"))
            .as("pure packages see the JDK, JSpecify and wire identifiers only"),
        classes()
            .that(shape.pure())
            .should(
                AccessCondition.never(
                    "ask a clock, a random source or the environment", PurityRules::isImpure))
            .as("pure packages call no clock, random or id source"));
  }

  /// Identifiers, and the enums by which contracts name things.
  private static DescribedPredicate<JavaClass> wireIdentifiers() {
    DescribedPredicate<JavaClass> wire =
        Predicates.resideInAPackage("dev.latchkey.contracts.wire..");
    return Predicates.resideInAPackage("dev.latchkey.contracts.wire.identifiers..")
        .or(wire.and(DescribedPredicate.describe("enums", JavaClass::isEnum)));
  }

  private static boolean isImpure(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String member = access.getName();
    return SOURCES.contains(owner)
        || (owner.startsWith("java.time.") && member.equals("now"))
        || (owner.equals("java.lang.System") && SYSTEM_CALLS.contains(member))
        || AccessCondition.isTo(access, "java.util.UUID", "randomUUID")
        || AccessCondition.isTo(access, "java.lang.Math", "random")
        || AccessCondition.isTo(access, "java.util.Date", "<init>");
  }
}
