package dev.latchkey.routing.mutation;

/// A mutation and what became of it.
///
/// @param line where it was made
/// @param status in PIT's words
record Mutant(Mutation mutation, int line, String status) {

  /// Whether a test failed or never ended, or the JVM refused the code.
  boolean isNoticed() {
    return switch (status) {
      case "KILLED", "TIMED_OUT", "NON_VIABLE" -> true;
      default -> false;
    };
  }
}
