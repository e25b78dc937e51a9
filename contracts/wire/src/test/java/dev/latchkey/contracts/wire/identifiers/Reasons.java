package dev.latchkey.contracts.wire.identifiers;

/// Why a text was not well-formed.
final class Reasons {

  private Reasons() {}

  static String of(Parsed<?> parsed) {
    return switch (parsed) {
      case Parsed.Invalid<?>(String reason) -> reason;
      case Parsed.Ok<?>(Object value) -> throw new AssertionError("well-formed: " + value);
    };
  }
}
