package dev.latchkey.contracts.wire.inference;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/// Whether what an agent does with an answer changes anything in the world.
public enum Access {
  /// It only looks: doing it twice does no harm.
  READ("read"),
  /// It changes something: it must not be done twice. What holds where nobody says.
  WRITE("write");

  private final String text;

  Access(String text) {
    this.text = text;
  }

  /// The access of this name.
  public static Optional<Access> of(String text) {
    return Arrays.stream(values()).filter(access -> access.text.equals(text)).findFirst();
  }

  @JsonValue
  @Override
  public String toString() {
    return text;
  }
}
