package dev.latchkey.contracts.testkit.sweep;

import dev.latchkey.contracts.wire.secret.SecretText;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes up values of record types, in which every secret is [#SECRET].
///
/// Texts are tried in turn until the record's constructor takes them.
public final class Samples {
  /// The text of every secret.
  public static final String SECRET = "planted-secret-of-a-sample";

  private static final List<String> TEXTS =
      List.of(
          "sample",
          "us-east-1",
          "AKIAIOSFODNN7EXAMPLE",
          "ASIAIOSFODNN7EXAMPLE",
          "111122223333",
          "anthropic.claude-sonnet-4-20250514-v1:0",
          "01890a5d-ac96-774b-bcce-b302099a8057",
          "https://example.com/sample",
          "arn:aws:iam::111122223333:role/sample");

  private final Map<Class<?>, Object> given = new HashMap<>();

  /// Starts with values for the JDK's types.
  public Samples() {
    given.put(SecretText.class, SecretText.of(SECRET));
    given.put(int.class, 1);
    given.put(long.class, 1L);
    given.put(short.class, (short) 1);
    given.put(double.class, 1.0);
    given.put(boolean.class, true);
    given.put(Integer.class, 1);
    given.put(Long.class, 1L);
    given.put(Boolean.class, true);
    given.put(Instant.class, Instant.EPOCH);
    given.put(Duration.class, Duration.ofMinutes(1));
    given.put(URI.class, URI.create("https://example.com/"));
    given.put(Path.class, Path.of("sample"));
    given.put(List.class, List.of());
    given.put(Set.class, Set.of());
    given.put(Map.class, Map.of());
    given.put(Optional.class, Optional.empty());
    given.put(byte[].class, new byte[0]);
  }

  /// Gives the value to use for a type.
  public <T> Samples with(Class<T> type, T value) {
    given.put(type, value);
    return this;
  }

  /// A value of the type, or empty if none can be made up.
  Optional<Object> of(Class<?> type) {
    Object known = given.get(type);
    if (known != null) {
      return Optional.of(known);
    }
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants()).<Object>map(constant -> constant).findFirst();
    }
    if (type.isSealed()) {
      return Arrays.stream(type.getPermittedSubclasses()).flatMap(t -> of(t).stream()).findFirst();
    }
    return type.isRecord() ? ofRecord(type) : Optional.empty();
  }

  private Optional<Object> ofRecord(Class<?> type) {
    return TEXTS.stream().flatMap(text -> ofRecord(type, text).stream()).findFirst();
  }

  private Optional<Object> ofRecord(Class<?> type, String text) {
    RecordComponent[] components = type.getRecordComponents();
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : components) {
      Class<?> part = component.getType();
      (part == String.class ? Optional.of(text) : of(part)).ifPresent(values::add);
    }
    return values.size() == components.length ? construct(type, values) : Optional.empty();
  }

  private static Optional<Object> construct(Class<?> type, List<Object> values) {
    Class<?>[] parts =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(parts);
      constructor.setAccessible(true);
      return Optional.of(constructor.newInstance(values.toArray()));
    } catch (ReflectiveOperationException _) {
      return Optional.empty();
    }
  }
}
