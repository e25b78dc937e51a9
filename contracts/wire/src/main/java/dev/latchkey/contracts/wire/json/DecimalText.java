package dev.latchkey.contracts.wire.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/// Amounts of money as text, so that no reader rounds them: digits with at most one point, no sign
/// and no exponent.
final class DecimalText {

  /// Long enough for any sum and for the price of one token; short enough for any reader.
  private static final Pattern SHAPE = Pattern.compile("[0-9]{1,18}(?:[.][0-9]{1,40})?");

  private DecimalText() {}

  /// Writes the text, and refuses an amount that has none.
  static final class Writer extends StdScalarSerializer<BigDecimal> {

    private static final long serialVersionUID = 1;

    Writer() {
      super(BigDecimal.class);
    }

    @Override
    public void serialize(BigDecimal value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      String text = value.toPlainString();
      if (!SHAPE.matcher(text).matches()) {
        provider.reportMappingProblem("an amount is negative, or has too many digits");
      }
      json.writeString(text);
    }
  }

  /// Reads the text and nothing else: a JSON number may have been rounded on its way.
  static final class Reader extends StdScalarDeserializer<BigDecimal> {

    private static final long serialVersionUID = 1;

    Reader() {
      super(BigDecimal.class);
    }

    @Override
    public BigDecimal deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return (BigDecimal) context.handleUnexpectedToken(BigDecimal.class, parser);
      }
      if (!SHAPE.matcher(parser.getText()).matches()) {
        return (BigDecimal)
            context.handleWeirdStringValue(BigDecimal.class, parser.getText(), "not an amount");
      }
      return new BigDecimal(parser.getText());
    }
  }
}
