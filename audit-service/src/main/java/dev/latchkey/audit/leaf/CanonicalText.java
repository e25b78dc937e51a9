package dev.latchkey.audit.leaf;

/// A text as it stands in canonical JSON. Source: RFC 8785 §3.2.2.2.
final class CanonicalText {

  private static final String HEX = "0123456789abcdef";

  private CanonicalText() {}

  /// The text in quotation marks, with the escapes that must be and no others.
  static String of(String text) {
    StringBuilder json = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit < ' ' || unit == '"' || unit == '\\') {
        escape(unit, json);
      } else {
        requirePair(text, i);
        json.append(unit);
      }
    }
    return json.append('"').toString();
  }

  private static void escape(char unit, StringBuilder json) {
    json.append('\\');
    switch (unit) {
      case '"', '\\' -> json.append(unit);
      case '\b' -> json.append('b');
      case '\t' -> json.append('t');
      case '\n' -> json.append('n');
      case '\f' -> json.append('f');
      case '\r' -> json.append('r');
      default -> json.append("u00").append(HEX.charAt(unit >> 4)).append(HEX.charAt(unit & 0xf));
    }
  }

  private static void requirePair(String text, int at) {
    char unit = text.charAt(at);
    boolean alone =
        Character.isHighSurrogate(unit)
            ? at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
            : Character.isLowSurrogate(unit)
                && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    if (alone) {
      throw new IllegalArgumentException("half of a surrogate pair stands alone");
    }
  }
}
