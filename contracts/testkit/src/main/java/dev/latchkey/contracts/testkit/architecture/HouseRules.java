package dev.latchkey.contracts.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Names, nullness, configuration and output.
final class HouseRules {
  private static final Set<String> EMPTY_WORDS =
      Set.of("util", "utils", "helper", "helpers", "manager", "impl", "common", "misc");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|[.$_]");
  private static final String NULL_MARKED = "org.jspecify.annotations.NullMarked";
  private static final String CONFIG_MAPPING = "io.smallrye.config.ConfigMapping";

  private HouseRules() {}

  static List<ArchRule> of(ModuleShape shape) {
    return List.of(
        classes()
            .that(shape.all())
            .should(hold("have names that say something", HouseRules::isWellNamed))
            .as("no name says Util, Helper, Manager, Impl, Common or Misc"),
        classes()
            .that(shape.all())
            .should(
                hold(
                    "reside in a package with @NullMarked",
                    type -> type.getPackage().isAnnotatedWith(NULL_MARKED)))
            .as("every package is @NullMarked"),
        classes()
            .that(
                shape
                    .all()
                    .and(DescribedPredicate.describe("mappings", HouseRules::isConfigMapping)))
            .should(hold("be used in their own package", HouseRules::isUsedInItsPackage))
            .as("a @ConfigMapping sits in the package of its user"),
        classes()
            .that(shape.all())
            .should(AccessCondition.never("print", HouseRules::isPrinting))
            .as("services log and never print"),
        classes()
            .that(shape.all())
            .should(
                AccessCondition.never(
                    "sleep", access -> AccessCondition.isTo(access, "java.lang.Thread", "sleep")))
            .as("nothing sleeps"));
  }

  private static ArchCondition<JavaClass> hold(String what, Predicate<JavaClass> condition) {
    return new ArchCondition<>(what) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!condition.test(type)) {
          events.add(
              SimpleConditionEvent.violated(type, type.getDescription() + " does not " + what));
        }
      }
    };
  }

  private static boolean isWellNamed(JavaClass type) {
    return BETWEEN_WORDS
        .splitAsStream(type.getName())
        .map(word -> word.toLowerCase(Locale.ROOT))
        .noneMatch(EMPTY_WORDS::contains);
  }

  private static boolean isConfigMapping(JavaClass type) {
    return type.isAnnotatedWith(CONFIG_MAPPING);
  }

  private static boolean isUsedInItsPackage(JavaClass mapping) {
    return mapping.getDirectDependenciesToSelf().stream()
        .map(dependency -> dependency.getOriginClass())
        .filter(user -> !isPartOf(user, mapping))
        .anyMatch(user -> user.getPackageName().equals(mapping.getPackageName()));
  }

  private static boolean isPartOf(JavaClass user, JavaClass mapping) {
    return Stream.iterate(user, c -> c.getEnclosingClass().orElse(null))
        .takeWhile(type -> type != null)
        .anyMatch(mapping::equals);
  }

  private static boolean isPrinting(JavaAccess<?> access) {
    return AccessCondition.isTo(access, "java.lang.System", "out")
        || AccessCondition.isTo(access, "java.lang.System", "err")
        || access.getName().equals("printStackTrace");
  }
}
