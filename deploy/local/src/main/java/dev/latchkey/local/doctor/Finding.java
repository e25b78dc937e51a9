package dev.latchkey.local.doctor;

/// What the doctor found about one thing.
sealed interface Finding {

  /// All is well.
  record Well(String what, String detail) implements Finding {}

  /// Something is missing that Latchkey can do without.
  record Lacking(String what, String detail, String remedy) implements Finding {}

  /// Something is missing that Latchkey needs.
  record Missing(String what, String detail, String remedy) implements Finding {}

  /// The line for the user.
  default String line() {
    return switch (this) {
      case Well(String what, String detail) -> "ok       " + what + ": " + detail;
      case Lacking(String what, String detail, String remedy) ->
          "optional " + what + ": " + detail + ". " + remedy;
      case Missing(String what, String detail, String remedy) ->
          "missing  " + what + ": " + detail + ". " + remedy;
    };
  }
}
