package dev.latchkey.simulator.sigv4;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// The header fields of a request in the order they arrived. Names are held in lower case, because
/// that is how a signature sees them; values are as sent.
public record Headers(List<Field> fields) {

  public Headers {
    fields = List.copyOf(fields);
  }

  /// One header line. Prints its name only, for some values are secrets.
  public record Field(String name, String value) {

    public Field {
      name = name.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /// The first value of this (lower case) name.
  public Optional<String> first(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).map(Field::value).findFirst();
  }

  /// All values of this (lower case) name, in their order.
  public List<String> all(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).map(Field::value).toList();
  }

  /// The names that occur, sorted.
  public SortedSet<String> names() {
    SortedSet<String> names = new TreeSet<>();
    fields.forEach(field -> names.add(field.name()));
    return names;
  }
}
