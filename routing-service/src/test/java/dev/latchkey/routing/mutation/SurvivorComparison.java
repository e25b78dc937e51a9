package dev.latchkey.routing.mutation;

import java.util.ArrayList;
import java.util.List;

/// Compares the mutants that survived with those that may. Each row accepts one mutant: where three
/// alike survive in a method, three rows are needed.
final class SurvivorComparison {

  private SurvivorComparison() {}

  /// What is wrong; empty when every survivor is accepted and every row is still needed.
  static List<String> complaints(List<Mutant> mutants, List<AcceptedSurvivor> accepted) {
    if (mutants.isEmpty()) {
      return List.of("PIT made no mutant");
    }
    List<String> complaints = new ArrayList<>();
    List<Mutation> unused = new ArrayList<>();
    for (AcceptedSurvivor row : accepted) {
      unused.add(row.mutation());
      if (row.reason().isEmpty()) {
        complaints.add("without a reason: " + row.mutation());
      }
    }
    for (Mutant mutant : mutants) {
      if (!mutant.isNoticed() && !unused.remove(mutant.mutation())) {
        complaints.add(
            "%s in line %d: %s".formatted(mutant.status(), mutant.line(), mutant.mutation()));
      }
    }
    unused.forEach(mutation -> complaints.add("accepted and not there any more: " + mutation));
    return complaints;
  }
}
