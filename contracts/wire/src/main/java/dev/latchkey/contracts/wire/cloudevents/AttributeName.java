package dev.latchkey.contracts.wire.cloudevents;

import java.util.Set;

/// The names of CloudEvents attributes. Source: CloudEvents 1.0.2, "Naming Conventions".
final class AttributeName {

  private static final int LONGEST = 40;
  private static final Set<String> CORE =
      Set.of("specversion", "id", "source", "type", "subject", "time", "dataschema");

  private AttributeName() {}

  static boolean isOne(String name) {
    return !name.isEmpty()
        && name.length() <= LONGEST
        && name.chars()
            .allMatch(each -> (each >= 'a' && each <= 'z') || (each >= '0' && each <= '9'));
  }

  /// Whether an extension may have the name: one that the standard does not give a meaning to.
  static boolean isExtension(String name) {
    return isOne(name) && !CORE.contains(name);
  }
}
