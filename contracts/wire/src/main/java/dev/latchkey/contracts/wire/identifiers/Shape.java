package dev.latchkey.contracts.wire.identifiers;

import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The form that an identifier must have, with the sentence that explains it.
record Shape(String name, Pattern pattern, String explanation) {

  private static final int SHOWN = 24;

  /// Names that people and products choose. Safe in Vault paths, Kafka keys, URLs and logs.
  static Shape chosenName(String name) {
    return new Shape(
        name,
        Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9_-]{0,62}[A-Za-z0-9])?"),
        "1 to 64 letters, digits, '-' or '_', beginning and ending with a letter or digit");
  }

  String require(String text) {
    if (!pattern.matcher(text).matches()) {
      throw new IllegalArgumentException(complaint(text));
    }
    return text;
  }

  <T> Parsed<T> parse(@Nullable String text, Function<String, T> constructor) {
    if (text == null || text.isEmpty()) {
      return new Parsed.Invalid<>(name + " is missing");
    }
    return pattern.matcher(text).matches()
        ? new Parsed.Ok<>(constructor.apply(text))
        : new Parsed.Invalid<>(complaint(text));
  }

  private String complaint(String text) {
    return name + " '" + excerpt(text) + "' is not " + explanation;
  }

  /// The first characters of a text from outside, made safe to show in a message.
  static String excerpt(String text) {
    String start = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    return start.replaceAll("[^\\p{Graph} …]", "?");
  }
}
