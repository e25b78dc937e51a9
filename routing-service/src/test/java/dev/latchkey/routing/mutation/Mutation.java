package dev.latchkey.routing.mutation;

/// A change to the code, named so that the name stays when lines move or lambdas are added.
///
/// @param type the class, without its package
/// @param method the method
/// @param change what was changed, in PIT's words
record Mutation(String type, String method, String change) {

  /// By the names of the class file. PIT repeats the method at the end of some changes.
  static Mutation of(String className, String methodName, String change) {
    return new Mutation(
        className.substring(className.lastIndexOf('.') + 1),
        methodName.replaceFirst("^lambda\\$(.+)\\$\\d+$", "$1"),
        change.replaceFirst(" for \\S+::\\S+$", ""));
  }

  @Override
  public String toString() {
    return "| `%s` | `%s` | %s |".formatted(type, method, change);
  }
}
