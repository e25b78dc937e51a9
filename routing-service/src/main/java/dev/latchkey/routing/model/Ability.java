package dev.latchkey.routing.model;

import dev.latchkey.contracts.wire.identifiers.ModelWish.TaskHint;

/// How demanding a task a model is made for, from the smallest and fastest to the best and slowest.
public enum Ability {
  BASIC,
  STANDARD,
  ADVANCED,
  FRONTIER;

  /// The least that a task needs.
  static Ability neededFor(TaskHint hint) {
    return switch (hint) {
      case SIMPLE -> BASIC;
      case STANDARD -> STANDARD;
      case COMPLEX -> ADVANCED;
    };
  }
}
