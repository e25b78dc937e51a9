package dev.latchkey.routing.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;

/// Nothing that can be decided, and nothing that can be decided on, is missing from the tables of
/// this package's tests.
class SealedTypesTest {

  @Test
  void everyPermittedSubclassOfEverySealedTypeStandsInATable() {
    // Given
    List<Class<?>> permitted =
        besides(FallbackRule.class)
            .filter(Class::isSealed)
            .flatMap(type -> Arrays.<Class<?>>stream(type.getPermittedSubclasses()))
            .toList();

    // When
    Set<Class<?>> seen = valuesInTables().map(Object::getClass).collect(Collectors.toSet());

    // Then
    assertThat(permitted)
        .contains(FallbackDecision.Permitted.class, Standing.NotListed.class)
        .allMatch(seen::contains);
  }

  /// What stands in any table of any test, and what is decided on the facts in them.
  private static Stream<Object> valuesInTables() {
    return besides(SealedTypesTest.class)
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .filter(SealedTypesTest::isTable)
        .flatMap(SealedTypesTest::rows)
        .flatMap(row -> Arrays.stream(row.get()))
        .flatMap(Stream::ofNullable)
        .flatMap(SealedTypesTest::withDecision)
        .flatMap(SealedTypesTest::withParts);
  }

  /// The classes of the same package in the same place.
  private static Stream<Class<?>> besides(Class<?> type) {
    return files(type)
        .map(file -> file.getFileName().toString())
        .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
        .map(name -> type.getPackageName() + "." + name.replace(".class", ""))
        .map(SealedTypesTest::loaded);
  }

  private static Stream<Path> files(Class<?> type) {
    try {
      Path root = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path folder = root.resolve(type.getPackageName().replace('.', '/'));
      try (Stream<Path> files = Files.list(folder)) {
        return files.toList().stream();
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("the classes beside " + type + " cannot be found", e);
    }
  }

  private static Class<?> loaded(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(name + " cannot be loaded", e);
    }
  }

  private static boolean isTable(Method method) {
    return Modifier.isStatic(method.getModifiers())
        && !method.isSynthetic()
        && method.getParameterCount() == 0
        && method.getGenericReturnType().getTypeName().contains(Arguments.class.getName());
  }

  private static Stream<Arguments> rows(Method table) {
    table.setAccessible(true);
    return parts(read(() -> table.invoke(null))).map(Arguments.class::cast);
  }

  private static Stream<?> parts(@Nullable Object value) {
    return value instanceof Stream<?> stream ? stream : Stream.empty();
  }

  private static Stream<Object> withDecision(Object value) {
    return value instanceof FallbackFacts facts
        ? Stream.of(facts, FallbackRule.decide(facts))
        : Stream.of(value);
  }

  private static Stream<Object> withParts(Object value) {
    Stream<Object> parts =
        switch (value) {
          case Collection<?> elements -> elements.stream().flatMap(SealedTypesTest::withParts);
          case Record it ->
              Arrays.stream(it.getClass().getRecordComponents())
                  .flatMap(component -> part(it, component))
                  .flatMap(SealedTypesTest::withParts);
          default -> Stream.empty();
        };
    return Stream.concat(Stream.of(value), parts);
  }

  private static Stream<Object> part(Record it, RecordComponent component) {
    component.getAccessor().setAccessible(true);
    return Stream.ofNullable(read(() -> component.getAccessor().invoke(it)));
  }

  private static @Nullable Object read(Callable<@Nullable Object> reading) {
    try {
      return reading.call();
    } catch (Exception e) {
      throw new IllegalStateException("a table cannot be read", e);
    }
  }
}
