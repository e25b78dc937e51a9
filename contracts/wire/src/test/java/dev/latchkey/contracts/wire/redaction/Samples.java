package dev.latchkey.contracts.wire.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.identifiers.AccessKeyId;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.secret.SecretText;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Makes a value of any record, with a marked secret wherever the record can hold one: in each
/// [SecretText], each [Content], and each component of a type parameter.
final class Samples {

  /// What must not be seen.
  static final String PLANTED = "wJalrXUtnFEMI-planted";

  private static final Map<Class<?>, Object> FIXED =
      Map.ofEntries(
          Map.entry(SecretText.class, SecretText.of(PLANTED)),
          Map.entry(Content.class, Content.of(PLANTED.getBytes(UTF_8))),
          Map.entry(String.class, "x"),
          Map.entry(Region.class, new Region("eu-central-1")),
          Map.entry(AwsAccountId.class, new AwsAccountId("123456789012")),
          Map.entry(AccessKeyId.class, new AccessKeyId("AKIAIOSFODNN7EXAMPLE")),
          Map.entry(Instant.class, Instant.EPOCH),
          Map.entry(Duration.class, Duration.ofHours(1)),
          Map.entry(Pattern.class, Pattern.compile("x")),
          Map.entry(int.class, 1),
          Map.entry(Integer.class, 1),
          Map.entry(long.class, 1L),
          Map.entry(Long.class, 1L),
          Map.entry(boolean.class, true),
          Map.entry(Boolean.class, true),
          Map.entry(BigDecimal.class, BigDecimal.ONE));

  private Samples() {}

  static Object of(Type type) {
    return switch (type) {
      case TypeVariable<?> any -> SecretText.of(PLANTED);
      case ParameterizedType generic -> ofGeneric(generic);
      case Class<?> raw -> ofClass(raw);
      default -> throw new IllegalArgumentException("no sample of " + type);
    };
  }

  private static Object ofGeneric(ParameterizedType type) {
    Class<?> raw = (Class<?>) type.getRawType();
    Type last = type.getActualTypeArguments()[type.getActualTypeArguments().length - 1];
    if (raw == Set.class) {
      return Set.of(of(last));
    }
    if (raw == List.class) {
      return List.of(of(last));
    }
    if (raw == Map.class) {
      return Map.of("x", of(last));
    }
    return raw == Class.class ? String.class : ofClass(raw);
  }

  private static Object ofClass(Class<?> type) {
    if (FIXED.containsKey(type)) {
      return FIXED.get(type);
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    if (type.isSealed()) {
      return ofClass(type.getPermittedSubclasses()[0]);
    }
    if (type.isRecord()) {
      return ofRecord(type);
    }
    throw new IllegalArgumentException("a record holds " + type + ": add a sample of it");
  }

  private static Object ofRecord(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    try {
      Constructor<?> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(
          Arrays.stream(components).map(each -> of(each.getGenericType())).toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no sample of " + type, e);
    }
  }
}
