package dev.latchkey.routing.bedrock;

import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.json.WireJson;
import dev.latchkey.routing.price.LongContext;
import dev.latchkey.routing.price.Price;
import dev.latchkey.routing.price.PriceRow;
import dev.latchkey.routing.price.Rates;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Loads what Bedrock charges from the resource `prices.json` beside this class.
public final class PriceList {

  private PriceList() {}

  /// The rows.
  ///
  /// @throws IllegalArgumentException when the resource names a model that cannot be one
  public static List<PriceRow> rows() {
    try (InputStream json = PriceList.class.getResourceAsStream("prices.json")) {
      if (json == null) {
        throw new IllegalStateException("prices.json is missing");
      }
      return WireJson.mapper().readValue(json, Document.class).rows().stream()
          .map(Entry::toRow)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("prices.json cannot be read", e);
    }
  }

  record Document(List<Entry> rows) {}

  record Entry(String model, String from, Rates rates, @Nullable LongContext longContext) {

    PriceRow toRow() {
      return new PriceRow(
          ModelReference.parse(model).orThrow(),
          LocalDate.parse(from),
          new Price(rates, longContext));
    }
  }
}
