package dev.latchkey.contracts.wire.identifiers;

import java.util.function.Function;

/// What became of a text from outside: a well-formed value, or the reason why it is none.
public sealed interface Parsed<T> {

  /// The text was well-formed.
  record Ok<T>(T value) implements Parsed<T> {}

  /// The text was not; `reason` is a sentence for whoever sent it and never repeats more than the
  /// first few characters of what was sent.
  record Invalid<T>(String reason) implements Parsed<T> {}

  /// Goes on with the value, or keeps the reason.
  default <R> Parsed<R> flatMap(Function<T, Parsed<R>> next) {
    return switch (this) {
      case Ok<T>(T value) -> next.apply(value);
      case Invalid<T>(String reason) -> new Invalid<>(reason);
    };
  }

  /// Changes the value, or keeps the reason.
  default <R> Parsed<R> map(Function<T, R> change) {
    return flatMap(value -> new Ok<>(change.apply(value)));
  }

  /// The value; for text that the caller wrote itself.
  ///
  /// @throws IllegalArgumentException with the reason
  default T orThrow() {
    return switch (this) {
      case Ok<T>(T value) -> value;
      case Invalid<T>(String reason) -> throw new IllegalArgumentException(reason);
    };
  }
}
