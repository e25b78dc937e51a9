package dev.latchkey.routing.decision;

import dev.latchkey.contracts.wire.inference.Access;

/// Decides what holds of an operation: what the grant says, narrowed by what the headers say. A
/// header never makes an operation freer than its grant does (INV-6).
public final class OperationRule {

  private OperationRule() {}

  /// The facts that every later decision rests on.
  public static OperationFacts facts(StatedFacts stated, Standing standing) {
    return switch (standing) {
      case Standing.Ungranted() -> believed(stated);
      case Standing.NotListed() -> OperationFacts.strictest();
      case Standing.Granted(OperationFacts granted) -> narrowed(granted, stated);
    };
  }

  private static OperationFacts believed(StatedFacts stated) {
    return new OperationFacts(
        stated.access() == Access.READ ? Access.READ : Access.WRITE,
        !Boolean.FALSE.equals(stated.autonomous()),
        Boolean.TRUE.equals(stated.fallbackEligible()));
  }

  private static OperationFacts narrowed(OperationFacts granted, StatedFacts stated) {
    return new OperationFacts(
        stated.access() == Access.WRITE ? Access.WRITE : granted.access(),
        granted.autonomous() || Boolean.TRUE.equals(stated.autonomous()),
        granted.fallbackEligible() && !Boolean.FALSE.equals(stated.fallbackEligible()));
  }
}
