package dev.latchkey.audit.leaf;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A JSON object in the canonical form of RFC 8785, of texts, integers, lists of texts and objects:
/// the same members give the same bytes, whoever writes them in whatever order.
public final class CanonicalObject {

  /// Beyond it, readers that take numbers for doubles lose digits. Source: RFC 7493 §2.2.
  private static final long LARGEST = (1L << 53) - 1;

  /// By the UTF-16 code units of the names, as the standard wants it and as text compares in Java.
  private final SortedMap<String, String> members = new TreeMap<>();

  /// Adds a text.
  ///
  /// @throws IllegalArgumentException if half of a surrogate pair stands alone in it
  public CanonicalObject put(String name, String text) {
    return add(name, CanonicalText.of(text));
  }

  /// Adds an integer.
  ///
  /// @throws IllegalArgumentException if its size is above 2^53 - 1
  public CanonicalObject put(String name, long number) {
    if (number > LARGEST || number < -LARGEST) {
      throw new IllegalArgumentException(number + " is no integer to every reader of JSON");
    }
    return add(name, Long.toString(number));
  }

  /// Adds a list of texts.
  public CanonicalObject put(String name, List<String> texts) {
    return add(
        name, texts.stream().map(CanonicalText::of).collect(Collectors.joining(",", "[", "]")));
  }

  /// Adds an object as it is now.
  public CanonicalObject put(String name, CanonicalObject object) {
    return add(name, object.json());
  }

  /// The object as text without any white space.
  public String json() {
    StringBuilder json = new StringBuilder(512).append('{');
    members.forEach(
        (name, value) -> {
          if (json.length() > 1) {
            json.append(',');
          }
          json.append(CanonicalText.of(name)).append(':').append(value);
        });
    return json.append('}').toString();
  }

  private CanonicalObject add(String name, String value) {
    if (members.putIfAbsent(name, value) != null) {
      throw new IllegalArgumentException("'" + name + "' is there already");
    }
    return this;
  }
}
