package dev.latchkey.routing.price;

import dev.latchkey.contracts.wire.identifiers.ModelReference;
import java.time.LocalDate;

/// A price from a day on, until the day of the model's next row.
///
/// @param model a model id or the id of a system-defined profile, which names the geography too
/// @param from the first day (UTC)
public record PriceRow(ModelReference model, LocalDate from, Price price) {}
