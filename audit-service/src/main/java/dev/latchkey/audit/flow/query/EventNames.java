package dev.latchkey.audit.flow.query;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import dev.latchkey.contracts.wire.admin.AdminEvent;
import dev.latchkey.contracts.wire.credential.CredentialEvent;
import dev.latchkey.contracts.wire.fallback.FallbackEvent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The short names of audited events, as the contracts have them.
public final class EventNames {

  /// The name of an attempt's outcome, which has none of its own.
  public static final String ATTEMPT = "attempt";

  private static final List<String> ALL =
      Stream.concat(
              Stream.of(ATTEMPT),
              Stream.of(FallbackEvent.class, CredentialEvent.class, AdminEvent.class)
                  .flatMap(EventNames::names))
          .toList();

  private EventNames() {}

  /// All names.
  public static List<String> all() {
    return ALL;
  }

  private static Stream<String> names(Class<?> family) {
    return Arrays.stream(family.getAnnotation(JsonSubTypes.class).value())
        .map(JsonSubTypes.Type::name);
  }
}
