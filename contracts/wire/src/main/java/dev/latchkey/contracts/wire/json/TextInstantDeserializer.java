package dev.latchkey.contracts.wire.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/// Reads a time from RFC 3339 text and from nothing else. Jackson's own takes numbers as well, and
/// one that is out of range as the year 1970.
final class TextInstantDeserializer extends StdScalarDeserializer<Instant> {

  private static final long serialVersionUID = 1;

  TextInstantDeserializer() {
    super(Instant.class);
  }

  @Override
  public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      return (Instant) context.handleUnexpectedToken(Instant.class, parser);
    }
    try {
      return OffsetDateTime.parse(parser.getText()).toInstant();
    } catch (DateTimeException e) {
      return (Instant)
          context.handleWeirdStringValue(Instant.class, parser.getText(), "not an RFC 3339 time");
    }
  }
}
