package dev.latchkey.audit.siem;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.json.WireJson;
import dev.latchkey.contracts.wire.topic.Party;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every audited event that the contracts have an example of, as the log would show it.
final class GoldenEvents {

  private static final Path FOLDER = Path.of("../contracts/wire/src/test/resources/golden");
  private static final Instant STORED = Instant.parse("2026-11-21T10:16:00Z");

  private GoldenEvents() {}

  /// The names of all examples of audited events.
  static Stream<String> names() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".headers"))
          .map(name -> name.replace(".headers", ""))
          .filter(name -> audited(headers(name).getOrDefault("ce_type", "")) != null)
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The example of this name.
  static AuditedEvent event(String name) {
    Map<String, String> headers = headers(name);
    Map<String, Object> data = data(name);
    EventType<?> type = audited(headers.getOrDefault("ce_type", ""));
    if (type == null) {
      throw new IllegalArgumentException(name + " is not audited");
    }
    return event(type, headers, data, new Look(data));
  }

  /// The same event after its content was erased.
  static AuditedEvent erased(String name) {
    AuditedEvent whole = event(name);
    return new AuditedEvent(
        whole.place(),
        whole.kind(),
        whole.org(),
        whole.workspace(),
        whole.occurredAt(),
        whole.storedAt(),
        new AuditedEvent.Request(null, null, null, null),
        null,
        whole.call(),
        new AuditedEvent.Ruling(null, whole.ruling().decision(), whole.ruling().reason()),
        null,
        STORED);
  }

  private static AuditedEvent event(
      EventType<?> type, Map<String, String> headers, Map<String, Object> data, Look look) {
    boolean fallback = type.equals(EventType.FALLBACK_EVENT);
    String event =
        type.equals(EventType.ATTEMPT_OUTCOME) ? "attempt" : look.text("event", "action");
    return new AuditedEvent(
        new AuditedEvent.Place(3, 17, 0),
        new AuditedEvent.Kind(
            type.topic().name(),
            type.type(),
            event,
            headers.get("ce_id"),
            headers.get("ce_source")),
        requireNonNull(look.text("orgid", "subject.orgid")),
        look.text("workspaceid", "subject.workspaceid"),
        Instant.parse(headers.getOrDefault("ce_time", "")),
        STORED,
        new AuditedEvent.Request(
            look.text("requestsource", "subject.requestsource"),
            look.text("requestid", "subject.requestid"),
            look.text("userid", "subject.userid"),
            look.text("conversationid", "subject.conversationid")),
        look.text("actor"),
        new AuditedEvent.Call(
            look.text("model", "grounds.model"),
            look.text("region", "grounds.region"),
            look.text("error", "grounds.failure"),
            look.text("payer"),
            new AuditedEvent.Tokens(
                look.number("usage.input"),
                look.number("usage.output"),
                look.number("usage.cacheread"),
                look.number("usage.cachewrite")),
            look.text("costusd") == null ? null : new BigDecimal(look.text("costusd"))),
        new AuditedEvent.Ruling(
            look.text("fallbackid", "subject.fallbackid"),
            fallback ? event : null,
            look.text("reason")),
        data,
        null);
  }

  private static @Nullable EventType<?> audited(String type) {
    return EventType.all().stream()
        .filter(known -> known.type().equals(type))
        .filter(known -> known.topic().readers().contains(Party.AUDIT_SERVICE))
        .filter(known -> !known.topic().writers().equals(java.util.Set.of(Party.AUDIT_SERVICE)))
        .findFirst()
        .orElse(null);
  }

  private static Map<String, String> headers(String name) {
    return read(name + ".headers")
        .lines()
        .map(line -> line.split(": ", 2))
        .filter(parts -> parts.length == 2)
        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
  }

  private static Map<String, Object> data(String name) {
    try {
      return WireJson.mapper()
          .readValue(read(name + ".json"), new TypeReference<Map<String, Object>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(String file) {
    try {
      return Files.readString(FOLDER.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Looks into the JSON of an event: the first of some paths, with dots, that leads to something.
  private record Look(Map<String, Object> data) {

    @Nullable String text(String... paths) {
      return Stream.of(paths)
          .map(this::at)
          .filter(String.class::isInstance)
          .map(String.class::cast)
          .findFirst()
          .orElse(null);
    }

    @Nullable Long number(String path) {
      return at(path) instanceof Number number ? number.longValue() : null;
    }

    private @Nullable Object at(String path) {
      Object place = data;
      for (String name : path.split("\\.", -1)) {
        place = place instanceof Map<?, ?> fields ? fields.get(name) : null;
      }
      return place;
    }
  }
}
