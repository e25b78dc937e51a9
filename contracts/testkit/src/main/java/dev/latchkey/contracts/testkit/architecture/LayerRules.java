package dev.latchkey.contracts.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Who may see whom inside a service, and that services do not see each other.
final class LayerRules {
  private static final String[] SERVICES = {
    "dev.latchkey.audit..",
    "dev.latchkey.credential..",
    "dev.latchkey.health..",
    "dev.latchkey.routing.."
  };

  /// The client libraries of outside systems.
  private static final DescribedPredicate<JavaClass> SDK =
      Predicates.resideInAnyPackage(
              "io.github.jopenlibs..",
              "io.smallrye.reactive.messaging..",
              "io.vertx..",
              "jakarta.persistence..",
              "jakarta.ws.rs..",
              "java.net.http..",
              "java.sql..",
              "javax.sql..",
              "org.apache.kafka..",
              "org.eclipse.microprofile.reactive.messaging..",
              "org.hibernate..",
              "org.jose4j..",
              "software.amazon.awssdk..")
          .as("client libraries");

  private LayerRules() {}

  static List<ArchRule> of(ModuleShape shape) {
    DescribedPredicate<JavaClass> otherServices =
        Predicates.resideInAnyPackage(SERVICES).and(DescribedPredicate.not(shape.all()));
    return List.of(
        noClasses()
            .that(shape.flow())
            .should()
            .dependOnClassesThat(SDK)
            .as("flow knows no client library of an outside system"),
        classes()
            .that(shape.flow())
            .should(callSystemsWithoutSdkTypes(shape))
            .as("flow calls system classes whose signatures show no type of a client library"),
        slices()
            .matching(shape.basePackage() + ".flow.(*)..")
            .should()
            .beFreeOfCycles()
            .as("subjects of the flow never need each other in a circle"),
        classes()
            .that(shape.system())
            .should(seeNoOtherSystem(shape))
            .as("system packages never see each other"),
        noClasses()
            .that(shape.all())
            .should()
            .dependOnClassesThat(otherServices.as("classes of another service"))
            .as("services never depend on services"));
  }

  private static ArchCondition<JavaClass> seeNoOtherSystem(ModuleShape shape) {
    return new ArchCondition<>("see no other system package") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          JavaClass target = dependency.getTargetClass();
          if (shape.system().test(target)
              && !shape.subpackage(target).equals(shape.subpackage(type))) {
            events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
          }
        }
      }
    };
  }

  private static ArchCondition<JavaClass> callSystemsWithoutSdkTypes(ModuleShape shape) {
    return new ArchCondition<>("call system classes without types of client libraries") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getCodeUnitAccessesFromSelf().stream()
            .filter(call -> shape.system().test(call.getTargetOwner()))
            .filter(LayerRules::showsSdkType)
            .forEach(
                call -> events.add(SimpleConditionEvent.violated(call, call.getDescription())));
      }
    };
  }

  private static boolean showsSdkType(JavaCodeUnitAccess<?> call) {
    Optional<? extends JavaCodeUnit> target = call.getTarget().resolveMember();
    return target.stream()
        .flatMap(
            member ->
                Stream.of(
                        member.getReturnType().getAllInvolvedRawTypes().stream(),
                        member.getParameterTypes().stream()
                            .flatMap(parameter -> parameter.getAllInvolvedRawTypes().stream()),
                        member.getExceptionTypes().stream())
                    .flatMap(types -> types))
        .anyMatch(SDK);
  }
}
