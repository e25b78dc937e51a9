package dev.latchkey.audit.flow.ingest;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import dev.latchkey.contracts.wire.admin.AdminEvent;
import dev.latchkey.contracts.wire.credential.CredentialEvent;
import dev.latchkey.contracts.wire.fallback.FallbackEvent;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The short names of events: those by which their JSON tells them apart.
final class EventName {

  private static final Map<Class<?>, String> NAMES =
      Stream.of(AdminEvent.class, CredentialEvent.class, FallbackEvent.class)
          .flatMap(EventName::types)
          .collect(Collectors.toUnmodifiableMap(JsonSubTypes.Type::value, JsonSubTypes.Type::name));

  private EventName() {}

  /// The name of an event of one of these kinds.
  static String of(Object event) {
    return Objects.requireNonNull(NAMES.get(event.getClass()), "an event without a name");
  }

  private static Stream<JsonSubTypes.Type> types(Class<?> kind) {
    return Stream.of(kind.getAnnotation(JsonSubTypes.class).value());
  }
}
