package dev.latchkey.audit.http;

import dev.latchkey.contracts.wire.identifiers.Parsed;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The query parameters of a request, each at most once. The first that is wrong is kept, in words
/// that name it and do not repeat its value.
final class Parameters {

  private static final int LONGEST_TEXT = 1024;

  private final MultivaluedMap<String, String> values;
  private @Nullable String problem;

  /// @param known the names that are understood; any other is wrong, so that a misspelt filter does
  ///   not look like one that matches everything
  Parameters(MultivaluedMap<String, String> values, Set<String> known) {
    this.values = values;
    for (Map.Entry<String, List<String>> entry : values.entrySet()) {
      if (!known.contains(entry.getKey())) {
        complain(
            "The parameters are "
                + known.stream().sorted().collect(Collectors.joining(", "))
                + ".");
      } else if (entry.getValue().size() > 1) {
        complain(entry.getKey() + " is given more than once.");
      }
    }
  }

  /// What the request asks for, or what is wrong with it.
  <T> Parsed<T> result(T asked) {
    return problem == null ? new Parsed.Ok<>(asked) : new Parsed.Invalid<>(problem);
  }

  @Nullable String text(String name) {
    String value = values.getFirst(name);
    if (value != null && (value.isBlank() || value.length() > LONGEST_TEXT)) {
      complain(name + " must have 1 to " + LONGEST_TEXT + " characters.");
    }
    return value;
  }

  @Nullable Instant time(String name) {
    String wanted = name + " must be a time in UTC such as 2026-11-21T10:00:00Z.";
    return read(name, Instant::parse, wanted);
  }

  @Nullable LocalDate day(String name) {
    return read(name, LocalDate::parse, name + " must be a day such as 2026-11-21.");
  }

  /// A whole number within bounds, or what stands for none.
  int number(String name, int least, int most, int otherwise) {
    String wanted = name + " must be a number from " + least + " to " + most + ".";
    Integer number = read(name, Integer::valueOf, wanted);
    if (number != null && (number < least || number > most)) {
      complain(wanted);
    }
    return number == null ? otherwise : number;
  }

  /// One of the values of an enumeration, by the name that it has as text.
  <E extends Enum<E>> @Nullable E oneOf(String name, E[] choices) {
    String value = oneOf(name, Arrays.stream(choices).map(Object::toString).toList());
    for (E choice : choices) {
      if (choice.toString().equals(value)) {
        return choice;
      }
    }
    return null;
  }

  /// One of some names.
  @Nullable String oneOf(String name, List<String> choices) {
    String value = values.getFirst(name);
    if (value == null || choices.contains(value)) {
      return value;
    }
    complain(name + " must be one of " + String.join(", ", choices) + ".");
    return null;
  }

  /// A value that has a form of its own.
  <T> @Nullable T parsed(String name, Function<String, Parsed<T>> parser) {
    String value = values.getFirst(name);
    if (value == null) {
      return null;
    }
    return switch (parser.apply(value)) {
      case Parsed.Ok<T>(T good) -> good;
      case Parsed.Invalid<T>(String reason) -> {
        complain(name + ": " + reason);
        yield null;
      }
    };
  }

  /// Says that something is wrong, unless something else is already.
  void complain(String words) {
    if (problem == null) {
      problem = words;
    }
  }

  private <T> @Nullable T read(String name, Function<String, T> reading, String wanted) {
    String value = values.getFirst(name);
    try {
      return value == null ? null : reading.apply(value);
    } catch (DateTimeParseException | NumberFormatException e) {
      complain(wanted);
      return null;
    }
  }
}
