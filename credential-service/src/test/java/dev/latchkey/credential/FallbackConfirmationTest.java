package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.admin.AdminEvent;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.claims.TokenClaims;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.Decoded;
import dev.latchkey.contracts.wire.fallback.FallbackConfirmation;
import dev.latchkey.contracts.wire.topic.Topics;
import dev.latchkey.credential.flow.fallback.ExpireConfirmations;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Users' consents under the policy Warn.
@RunningCredentialService
class FallbackConfirmationTest {

  @Inject ExpireConfirmations expire;

  @Test
  void tellsRoutingAndTheAuditLogWhoConfirmedWhichSession() {
    // Given
    Customer customer = warned();
    Instant before = Instant.now().minusMillis(1);

    // When
    confirm(customer, "alice", "s 1/ü")
        .statusCode(200)
        .body("confirmed", equalTo(true))
        .body("sessionid", equalTo("s 1/ü"))
        .body("policyrevision", equalTo(2))
        .body("expiresat", notNullValue());

    // Then
    String key = key(customer, "alice", "s 1/ü");
    awaitRecords(
        key,
        records -> {
          CloudEvent event = ((Decoded.Event) records.getLast()).event();
          FallbackConfirmation given = EventType.FALLBACK_CONFIRMATION.read(event).orThrow();
          assertThat(given.recordKey()).isEqualTo(key);
          assertThat(given.user()).isEqualTo("alice");
          assertThat(given.org()).isEqualTo(customer.org());
          assertThat(given.policyRevision()).isEqualTo(2);
          assertThat(given.confirmedAt()).isBetween(before, Instant.now());
          assertThat(event.time()).isEqualTo(given.confirmedAt());
        });
    FallbackPolicyTest.awaitAdminEvents(
        customer,
        events ->
            assertThat(events)
                .contains(
                    new AdminEvent.FallbackConfirmed(
                        "alice", customer.workspace(), customer.org(), "s 1/ü", 2)));
  }

  @Test
  void countsForOneUserAndOneSession() {
    // Given
    Customer customer = warned();

    // When
    confirm(customer, "alice", "s-1").statusCode(200);

    // Then
    show(customer, "alice", "s-1").body("confirmed", equalTo(true));
    show(customer, "alice", "s-2").body("confirmed", equalTo(false));
    show(customer, "bob", "s-1").body("confirmed", equalTo(false)).body("confirmedat", nullValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"allow", "strict"})
  void refusesWhereNothingIsToBeConfirmed(String policy) {
    // Given
    Customer customer = Customer.known();
    FallbackPolicyTest.choose(customer, "{\"policy\":\"" + policy + "\"}");

    // Then
    confirm(customer, "alice", "s-1")
        .statusCode(409)
        .body("message", containsString("The policy is '" + policy + "'"))
        .body("retryable", equalTo(false));
  }

  @Test
  void ceasesToCountWithThePolicy() {
    // Given
    Customer customer = warned();
    confirm(customer, "alice", "s-1").statusCode(200);

    // When
    FallbackPolicyTest.choose(customer, "{\"policy\":\"strict\"}");
    FallbackPolicyTest.choose(customer, "{\"policy\":\"warn\"}");

    // Then
    show(customer, "alice", "s-1")
        .body("policyrevision", equalTo(4))
        .body("confirmed", equalTo(false));
    confirm(customer, "alice", "s-1").statusCode(200);
    show(customer, "alice", "s-1").body("confirmed", equalTo(true));
  }

  @Test
  void endsAfterTwelveHoursWithATombstone() {
    // Given
    Customer customer = warned();
    confirm(customer, "alice", "old").statusCode(200);
    confirm(customer, "alice", "young").statusCode(200);
    age(customer, "alice", "old", "12 hours 1 second");
    age(customer, "alice", "young", "11 hours 59 minutes");
    show(customer, "alice", "old").body("confirmed", equalTo(false));

    // When
    expireNow();

    // Then
    awaitRecords(
        key(customer, "alice", "old"),
        records -> assertThat(records.getLast()).isEqualTo(new Decoded.Tombstone()));
    assertThat(Published.records(Topics.CONFIRMATIONS, key(customer, "alice", "young")))
        .hasSize(1)
        .hasOnlyElementsOfType(Decoded.Event.class);
    show(customer, "alice", "young").body("confirmed", equalTo(true));
  }

  @Test
  void canBeGivenAgainAfterItsEnd() {
    // Given
    Customer customer = warned();
    confirm(customer, "alice", "s-1").statusCode(200);
    age(customer, "alice", "s-1", "13 hours");
    expireNow();

    // When
    confirm(customer, "alice", "s-1").statusCode(200);
    expireNow();

    // Then
    awaitRecords(
        key(customer, "alice", "s-1"),
        records -> {
          assertThat(records).hasSize(3);
          assertThat(records.getLast()).isInstanceOf(Decoded.Event.class);
        });
    show(customer, "alice", "s-1").body("confirmed", equalTo(true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {}                             | sessionid is missing
          {"sessionid":" "}              | sessionid is missing
          {"sessionid":7}                | sessionid must be a text
          {"sessionid":null}             | sessionid must be a text
          {"sessionid":"s","user":"bob"} | unknown field 'user'
          """)
  void namesWhatIsWrong(String body, String part) {
    // Given
    Customer customer = warned();

    // Then
    customer
        .as(Role.MEMBER)
        .body(body)
        .post(customer.workspacePath() + "/fallback-confirmations")
        .then()
        .statusCode(400)
        .body("code", equalTo("REQUEST_MALFORMED"))
        .body("message", containsString(part));
  }

  private static Customer warned() {
    Customer customer = Customer.known();
    FallbackPolicyTest.choose(customer, "{\"policy\":\"warn\"}").statusCode(200);
    return customer;
  }

  private static ValidatableResponse confirm(Customer customer, String user, String session) {
    return user(customer, user)
        .body("{\"sessionid\":\"" + session + "\"}")
        .post(customer.workspacePath() + "/fallback-confirmations")
        .then();
  }

  private static ValidatableResponse show(Customer customer, String user, String session) {
    return user(customer, user)
        .queryParam("sessionid", session)
        .get(customer.workspacePath() + "/fallback-confirmations")
        .then()
        .statusCode(200);
  }

  private static RequestSpecification user(Customer customer, String user) {
    return Customer.with(
        new TokenClaims(user, customer.org(), Set.of(customer.workspace()), Set.of(Role.MEMBER)));
  }

  private static String key(Customer customer, String user, String session) {
    return new FallbackConfirmation(
            customer.workspace(), customer.org(), user, session, 1, Instant.EPOCH)
        .recordKey();
  }

  private static void age(Customer customer, String user, String session, String age) {
    Rows.update(
        "update fallback_confirmation set confirmed_at = now() - cast(? as interval)"
            + " where record_key = ?",
        age,
        key(customer, user, session));
  }

  private static void awaitRecords(String key, Consumer<List<Decoded>> assertions) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              List<Decoded> records = Published.records(Topics.CONFIRMATIONS, key);
              assertThat(records).isNotEmpty();
              assertions.accept(records);
            });
  }

  private void expireNow() {
    try {
      VertxContextSupport.subscribeAndAwait(expire::expire);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
