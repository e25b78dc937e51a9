package dev.latchkey.contracts.testkit.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import java.util.Set;

/// How one service is laid out.
///
/// @param basePackage the service's root package, for example `dev.latchkey.routing`
/// @param threading how it runs its work
/// @param purePackages the names below the base package of packages that only compute, for example
///   `decision`
public record ModuleShape(String basePackage, Threading threading, Set<String> purePackages) {
  private static final String FLOW = "flow";

  public ModuleShape {
    purePackages = Set.copyOf(purePackages);
  }

  /// A service whose pure package is `decision` alone.
  public static ModuleShape of(String basePackage, Threading threading) {
    return new ModuleShape(basePackage, threading, Set.of("decision"));
  }

  /// All classes of the service.
  DescribedPredicate<JavaClass> all() {
    return Predicates.resideInAPackage(basePackage + "..").as("the service's classes");
  }

  /// Classes that only compute.
  DescribedPredicate<JavaClass> pure() {
    return in(purePackages).as("pure classes");
  }

  /// Classes that gather facts, let decide, record and act.
  DescribedPredicate<JavaClass> flow() {
    return in(Set.of(FLOW)).as("flow classes");
  }

  /// Classes that speak with an outside system: all below the base package that are neither pure
  /// nor flow.
  DescribedPredicate<JavaClass> system() {
    return DescribedPredicate.describe(
        "system classes",
        type -> !subpackage(type).isEmpty() && !pure().test(type) && !flow().test(type));
  }

  /// The first package name below the base package, or an empty text for the root package and for
  /// other modules.
  String subpackage(JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith(basePackage + ".")
        ? name.substring(basePackage.length() + 1).replaceAll("\\..*", "")
        : "";
  }

  private DescribedPredicate<JavaClass> in(Set<String> names) {
    String[] packages =
        names.stream().map(name -> basePackage + "." + name + "..").toArray(String[]::new);
    return Predicates.resideInAnyPackage(packages);
  }
}
