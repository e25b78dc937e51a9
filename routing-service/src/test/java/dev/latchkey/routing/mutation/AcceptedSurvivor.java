package dev.latchkey.routing.mutation;

import java.util.List;
import java.util.stream.Stream;

/// A mutant that may survive, a row of `accepted-survivors.md`.
///
/// @param reason why; empty when the row gives none
record AcceptedSurvivor(Mutation mutation, String reason) {

  private static final int COLUMNS = 4;

  /// The rows of the page's table. Everything outside the table is for people.
  ///
  /// @throws IllegalArgumentException if a row has not four columns
  static List<AcceptedSurvivor> read(List<String> page) {
    return page.stream()
        .filter(line -> line.startsWith("|"))
        .skip(2)
        .map(AcceptedSurvivor::row)
        .toList();
  }

  private static AcceptedSurvivor row(String line) {
    List<String> cells =
        Stream.of(line.substring(1).split("\\|", -1))
            .limit(COLUMNS)
            .map(cell -> cell.replace("`", "").strip())
            .toList();
    if (line.chars().filter(c -> c == '|').count() != COLUMNS + 1) {
      throw new IllegalArgumentException("not four columns: " + line);
    }
    return new AcceptedSurvivor(
        new Mutation(cells.get(0), cells.get(1), cells.get(2)), cells.get(3));
  }
}
