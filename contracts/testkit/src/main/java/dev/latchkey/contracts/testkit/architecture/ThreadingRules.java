package dev.latchkey.contracts.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;

/// Hibernate Reactive does not run on virtual threads: a service is of one kind or of the other.
final class ThreadingRules {
  private static final Set<String> VIRTUAL_THREAD_CALLS =
      Set.of("ofVirtual", "startVirtualThread", "newVirtualThreadPerTaskExecutor");

  private static final String RUN_ON_VIRTUAL_THREAD =
      "io.smallrye.common.annotation.RunOnVirtualThread";

  private ThreadingRules() {}

  static List<ArchRule> of(ModuleShape shape) {
    return switch (shape.threading()) {
      case MUTINY -> withoutVirtualThreads(shape);
      case VIRTUAL_THREADS -> withoutMutiny(shape);
    };
  }

  private static List<ArchRule> withoutVirtualThreads(ModuleShape shape) {
    return List.of(
        noClasses()
            .that(shape.all())
            .should()
            .dependOnClassesThat(HasName.Predicates.name(RUN_ON_VIRTUAL_THREAD))
            .as("a Mutiny service puts no method on virtual threads"),
        classes()
            .that(shape.all())
            .should(AccessCondition.never("start virtual threads", ThreadingRules::startsVirtual))
            .as("a Mutiny service starts no virtual threads"));
  }

  private static List<ArchRule> withoutMutiny(ModuleShape shape) {
    return List.of(
        noClasses()
            .that(shape.all())
            .should()
            .dependOnClassesThat(
                Predicates.resideInAnyPackage("io.smallrye.mutiny..", "org.hibernate.reactive.."))
            .as("a service on virtual threads uses neither Mutiny nor Hibernate Reactive"));
  }

  private static boolean startsVirtual(JavaAccess<?> access) {
    return VIRTUAL_THREAD_CALLS.contains(access.getName())
        && access.getTargetOwner().getPackageName().startsWith("java.");
  }
}
