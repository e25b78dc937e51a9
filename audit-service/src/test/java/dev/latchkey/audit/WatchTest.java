package dev.latchkey.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.audit.fixture.AuditDatabase;
import dev.latchkey.audit.fixture.TenantEvents;
import dev.latchkey.contracts.wire.audit.DeliveryEvent;
import dev.latchkey.contracts.wire.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The deadlines here are long over: how long the end may take is the grace of the settings.
@RunningAuditService
class WatchTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Publisher publisher = new Publisher();
  private final TenantEvents events = TenantEvents.ofNewTenant();
  private final String key = events.workspace().value();
  private final LoggedEvents logged = new LoggedEvents(events.org().value());
  private final Instant overdue =
      Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MILLIS);

  @AfterEach
  void closePublisher() {
    publisher.close();
  }

  @Test
  void saysThatNobodyKnowsHowAFallbackEndedAndTakesALateEnd() {
    // Given
    String fallback = "fallback-" + UUID.randomUUID();

    // When
    publisher.publish(Topics.FALLBACK_EVENTS, key, events.intent(fallback, overdue));

    // Then
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(unknown()).hasSize(1));
    assertThat(unknown().getFirst())
        .contains(
            "\"fallback\":\"" + fallback + "\"", "\"deadline\":\"" + overdue + "\"", "\"tseq\":2");
    try (DeliveredEvents delivered = new DeliveredEvents()) {
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  delivered
                      .soFar()
                      .anyMatch(
                          each ->
                              each instanceof DeliveryEvent.OutcomeUnknown told
                                  && told.fallbackId().equals(fallback)
                                  && told.org().equals(events.org())));
    }

    // When
    publisher.publish(Topics.FALLBACK_EVENTS, key, events.served(fallback));

    // Then
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(logged.rows()).hasSize(2));
    assertThat(unknown()).hasSize(1);
    logged.assertWhole();
  }

  @Test
  void saysNothingOfFallbacksThatEndedOrHaveTime() {
    // When
    publisher.publish(Topics.FALLBACK_EVENTS, key, events.intent("ended-" + key, overdue));
    publisher.publish(Topics.FALLBACK_EVENTS, key, events.served("ended-" + key));
    publisher.publish(
        Topics.FALLBACK_EVENTS, key, events.intent("young-" + key, Instant.now().plusSeconds(600)));
    publisher.publish(Topics.FALLBACK_EVENTS, key, events.intent("old-" + key, null));
    String later = "later-" + key;
    publisher.publish(Topics.FALLBACK_EVENTS, key, events.intent(later, overdue));

    // Then: the one after them was found, so they were looked at.
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(unknown()).hasSize(1));
    assertThat(unknown().getFirst()).contains(later);
  }

  private List<String> unknown() {
    return AuditDatabase.rows(
            "select leaf from leaf where kind = 'outcome-unknown' and org = ?",
            events.org().value())
        .stream()
        .map(row -> (String) Objects.requireNonNull(row.get("leaf")))
        .toList();
  }
}
