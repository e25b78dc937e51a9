package dev.latchkey.audit.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The body of a request that changes a retention.
@Schema(name = "RetentionChoice")
record RetentionBody(
    @Schema(
            required = true,
            nullable = true,
            description = "For how many days the content of events is kept; null for the default")
        @Nullable Integer days) {

  private static final String DAYS = "days";

  /// Reads the body; empty for null.
  static Parsed<Optional<Integer>> read(byte[] json) {
    return JsonBody.read(json, Set.of(DAYS)).flatMap(body -> days(body.get(DAYS)));
  }

  private static Parsed<Optional<Integer>> days(@Nullable JsonNode value) {
    if (value != null && value.isNull()) {
      return new Parsed.Ok<>(Optional.empty());
    }
    return value != null && value.isInt()
        ? new Parsed.Ok<>(Optional.of(value.intValue()))
        : new Parsed.Invalid<>("days must be a whole number, or null for the default.");
  }
}
