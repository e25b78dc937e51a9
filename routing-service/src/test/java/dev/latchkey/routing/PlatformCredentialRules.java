package dev.latchkey.routing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.latchkey.contracts.wire.vault.PlatformKeyDocument;
import dev.latchkey.contracts.wire.vault.VaultPaths;
import dev.latchkey.routing.decision.PlatformGrant;
import dev.latchkey.routing.sts.PlatformSession;
import dev.latchkey.routing.sts.SessionResult;
import dev.latchkey.routing.vault.PlatformKeyLookup;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// INV-3 on compiled classes: where the right to use the platform's credential comes from, and that
/// nothing of the platform is opened without it. What the types cannot say is said here.
final class PlatformCredentialRules {

  private static final String MADE_IN = "dev.latchkey.routing.";
  private static final Set<String> OPENED =
      Set.of(
          PlatformKeyLookup.class.getName(),
          SessionResult.class.getName(),
          PlatformKeyDocument.class.getName(),
          PlatformSession.class.getName());

  private PlatformCredentialRules() {}

  static List<ArchRule> all() {
    return List.of(
        onlyIn(
            MADE_IN + "kafka.FallbackIntents",
            "the right to a fallback is made of a durable intent alone",
            access -> makes(access, PlatformGrant.DurableIntent.class)),
        onlyIn(
            MADE_IN + "flow.inference.CallWithCredits",
            "the right of a workspace without a credential is made in one place of the flow alone",
            access -> makes(access, PlatformGrant.NotByok.class)),
        onlyIn(
            MADE_IN + "vault.PlatformKeys",
            "the platform's key is read in one place alone",
            access -> isTo(access, VaultPaths.class, "platform") || readsKey(access)),
        onlyIn(
            MADE_IN + "sts.RoleSessions",
            "the platform's roles are assumed in one place alone",
            access -> access.getName().equals("assumeRole")),
        classes()
            .that(DescribedPredicate.describe("open", PlatformCredentialRules::isPublicSystem))
            .should(takeAGrant())
            .as("nothing of the platform is opened without a grant"));
  }

  private static ArchRule onlyIn(
      String place, String description, Predicate<JavaAccess<?>> guarded) {
    return classes()
        .that(DescribedPredicate.describe("are elsewhere", type -> !outermost(type).equals(place)))
        .should(never(guarded))
        .as(description);
  }

  private static ArchCondition<JavaClass> never(Predicate<JavaAccess<?>> guarded) {
    return new ArchCondition<>("not do it") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getAccessesFromSelf().stream()
            .filter(access -> !access.getTargetOwner().equals(type))
            .filter(guarded)
            .forEach(
                access ->
                    events.add(SimpleConditionEvent.violated(access, access.getDescription())));
      }
    };
  }

  private static ArchCondition<JavaClass> takeAGrant() {
    return new ArchCondition<>("take a grant") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getMethods().stream()
            .filter(PlatformCredentialRules::opens)
            .filter(method -> !takesAGrant(method))
            .forEach(
                method ->
                    events.add(SimpleConditionEvent.violated(method, method.getDescription())));
      }
    };
  }

  /// Public classes with behaviour; the values that they return hold what was opened before.
  private static boolean isPublicSystem(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && !type.isRecord()
        && !type.isInterface();
  }

  private static boolean opens(JavaMethod method) {
    return !method.getModifiers().contains(JavaModifier.PRIVATE)
        && OPENED.contains(method.getRawReturnType().getName());
  }

  private static boolean takesAGrant(JavaMethod method) {
    return method.getRawParameterTypes().stream()
        .anyMatch(type -> type.isAssignableTo(PlatformGrant.class));
  }

  private static boolean readsKey(JavaAccess<?> access) {
    return makes(access, PlatformKeyDocument.class)
        || isTo(access, PlatformKeyDocument.class, "fromFields");
  }

  private static boolean makes(JavaAccess<?> access, Class<?> type) {
    return isTo(access, type, "<init>");
  }

  private static boolean isTo(JavaAccess<?> access, Class<?> owner, String member) {
    return access.getTargetOwner().getName().equals(owner.getName())
        && access.getName().equals(member);
  }

  private static String outermost(JavaClass type) {
    return type.getName().replaceAll("\\$.*", "");
  }
}
