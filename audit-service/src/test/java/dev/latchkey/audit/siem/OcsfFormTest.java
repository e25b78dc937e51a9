package dev.latchkey.audit.siem;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OcsfFormTest {

  static Stream<String> audited() {
    return GoldenEvents.names();
  }

  @ParameterizedTest
  @MethodSource("audited")
  void writesWhatTheSchemaAccepts(String golden) {
    assertThat(OcsfSchema.complaints(OcsfForm.of(GoldenEvents.event(golden)))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("audited")
  void writesWhatTheSchemaAcceptsAfterAnErasure(String golden) {
    assertThat(OcsfSchema.complaints(OcsfForm.of(GoldenEvents.erased(golden)))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("audited")
  void knowsEveryAuditedEvent(String golden) {
    assertThat(OcsfForm.of(GoldenEvents.event(golden)).get("class_uid")).isNotEqualTo(0);
  }

  @ParameterizedTest
  @CsvSource({
    "attempt-outcome,               600399, Success",
    "attempt-outcome-refused,       600399, Failure",
    "fallback-event-intent,         600399, Begun",
    "fallback-event-served,         600399, Success",
    "fallback-event-failed,         600399, Failure",
    "fallback-event-refused,        600399, Failure",
    "fallback-event-not-executed,   600399, Failure",
    "admin-event-access-key-saved,  300401, Success",
    "admin-event-policy-chosen,     300403, Success",
    "credential-event-activated,    300410, Success",
    "credential-event-renewal-failed, 300403, Failure"
  })
  void saysWhatWasDone(String golden, long type, String status) {
    // When
    Map<String, Object> form = OcsfForm.of(GoldenEvents.event(golden));

    // Then
    assertThat(form).containsEntry("type_uid", type).containsEntry("status", status);
  }

  @Test
  void saysThatAServedFallbackIsACallThatAControlCorrected() {
    // When
    Map<String, Object> form = OcsfForm.of(GoldenEvents.event("fallback-event-served"));

    // Then
    assertThat(form)
        .containsEntry("action", "Modified")
        .containsEntry("disposition", "Corrected")
        .containsEntry("severity_id", 3);
  }

  @Test
  void leadsToTheEventsProof() {
    assertThat(OcsfForm.of(GoldenEvents.event("attempt-outcome")))
        .extractingByKey("unmapped")
        .extracting("latchkey")
        .extracting("place")
        .isEqualTo(Map.of("log", 3, "index", 17L, "item", 0));
  }

  @Test
  void keepsTheEventsOwnJson() {
    // Given
    AuditedEvent event = GoldenEvents.event("fallback-event-refused");

    // Then
    assertThat(OcsfForm.of(event))
        .extractingByKey("unmapped")
        .extracting("latchkey")
        .extracting("data")
        .isEqualTo(event.data());
  }

  @Test
  void writesEventsOfALaterVersionAsBaseEvents() {
    // Given
    AuditedEvent known = GoldenEvents.event("admin-event-policy-chosen");
    AuditedEvent.Kind kind = known.kind();
    AuditedEvent event =
        new AuditedEvent(
            known.place(),
            new AuditedEvent.Kind(kind.topic(), kind.type(), "a-later-one", kind.id(), null),
            known.org(),
            null,
            known.occurredAt(),
            known.storedAt(),
            known.request(),
            null,
            known.call(),
            known.ruling(),
            known.data(),
            null);

    // When
    Map<String, Object> form = OcsfForm.of(event);

    // Then
    assertThat(form).containsEntry("class_uid", 0);
    assertThat(OcsfSchema.complaints(form)).isEmpty();
  }

  /// The schema is no rubber stamp: what OCSF forbids is seen.
  @ParameterizedTest
  @MethodSource("breaches")
  void findsWhatOcsfForbids(Consumer<Map<String, Object>> breach) {
    // Given
    Map<String, Object> form =
        new LinkedHashMap<>(OcsfForm.of(GoldenEvents.event("fallback-event-served")));

    // When
    breach.accept(form);

    // Then
    assertThat(OcsfSchema.complaints(form)).isNotEmpty();
  }

  static Stream<Arguments> breaches() {
    return Stream.of(
        breach("no required attribute", form -> form.remove("api")),
        breach("an unknown attribute", form -> form.put("workspace", "ws")),
        breach("a time as text", form -> form.put("time", "2026-11-21T10:00:00Z")),
        breach("another class's type", form -> form.put("type_uid", 600301L)),
        breach("a number of no enumeration", form -> form.put("disposition_id", 77)),
        breach("the caption of another number", form -> form.put("disposition", "Blocked")),
        breach("an activity of our own without name", form -> form.remove("activity_name")),
        breach("attributes of a profile that is not listed", OcsfFormTest::withoutProfiles),
        breach("no attribute that a profile requires", form -> form.remove("cloud")),
        breach("nobody who acted", form -> form.put("actor", Map.of())));
  }

  private static Arguments breach(String name, Consumer<Map<String, Object>> breach) {
    return Arguments.argumentSet(name, breach);
  }

  private static void withoutProfiles(Map<String, Object> form) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    ((Map<?, ?>) requireNonNull(form.get("metadata")))
        .forEach((name, value) -> metadata.put(name.toString(), value));
    metadata.remove("profiles");
    form.put("metadata", metadata);
  }
}
