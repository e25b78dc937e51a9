package dev.latchkey.contracts.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Predicate;

/// Fails for every call, method reference and field access that the predicate finds.
final class AccessCondition extends ArchCondition<JavaClass> {
  private final Predicate<JavaAccess<?>> forbidden;

  private AccessCondition(String description, Predicate<JavaAccess<?>> forbidden) {
    super(description);
    this.forbidden = forbidden;
  }

  static AccessCondition never(String description, Predicate<JavaAccess<?>> forbidden) {
    return new AccessCondition("never " + description, forbidden);
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    type.getAccessesFromSelf().stream()
        .filter(forbidden)
        .forEach(
            access -> events.add(SimpleConditionEvent.violated(access, access.getDescription())));
  }

  /// Whether the access goes to a member of that name in that class.
  static boolean isTo(JavaAccess<?> access, String owner, String member) {
    return access.getTargetOwner().getName().equals(owner) && access.getName().equals(member);
  }
}
