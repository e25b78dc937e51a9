package dev.latchkey.routing.price;

import dev.latchkey.contracts.wire.identifiers.Arn;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What is known of prices. A price is found by exact id; nothing is derived from a model's name.
public final class PriceTable {

  private final List<PriceRow> rows;

  /// Takes the rows in any order.
  public PriceTable(List<PriceRow> rows) {
    this.rows = List.copyOf(rows);
  }

  /// The price of a model on a day (UTC); empty when nobody knows it.
  public Optional<Price> price(ModelReference model, LocalDate day) {
    return switch (model) {
      case ModelReference.FoundationModel id -> listed(id, day);
      case ModelReference.InferenceProfile id -> listed(id, day);
      case ModelReference.ModelArn(Arn arn) -> named(arn, day);
    };
  }

  /// The ARN of a model or of a system-defined profile ends in its id. Any other resource does not
  /// say what it stands for.
  private Optional<Price> named(Arn arn, LocalDate day) {
    return switch (arn.resourceType()) {
      case "foundation-model", "inference-profile" ->
          listed(ModelReference.parse(arn.resourceId()).orThrow(), day);
      default -> Optional.empty();
    };
  }

  private Optional<Price> listed(ModelReference model, LocalDate day) {
    return rows.stream()
        .filter(row -> row.model().equals(model) && !row.from().isAfter(day))
        .max(Comparator.comparing(PriceRow::from))
        .map(PriceRow::price);
  }
}
