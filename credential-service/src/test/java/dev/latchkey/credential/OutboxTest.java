package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.admin.AdminEvent;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.directory.Plan;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.settings.WorkspaceSettings;
import dev.latchkey.contracts.wire.topic.Topics;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@RunningCredentialService
class OutboxTest {

  @Test
  void publishesInTheOrderOfTheChanges() {
    // Given
    Customer customer = Customer.known();

    // When
    for (String region : List.of("us-east-1", "us-west-2", "eu-west-1", "eu-north-1")) {
      customer.save().statusCode(200);
      customer.list(Plan.SCALE, new Region(region));
    }

    // Then
    Published.awaitSettings(
        customer.workspace(), settings -> assertThat(settings.revision()).isEqualTo(9));
    assertThat(Published.data(EventType.WORKSPACE_SETTINGS, customer.workspace()))
        .extracting(WorkspaceSettings::revision)
        .isSorted();
    awaitEmpty(customer);
    assertThat(Published.data(EventType.ADMIN_EVENT, customer.workspace()))
        .extracting(event -> ((AdminEvent.AccessKeySaved) event).version())
        .containsExactly(1, 2, 3, 4);
  }

  @Test
  void publishesSettingsAsTheyAreWhenTheirTurnComes() throws SQLException {
    // Given
    Customer customer = Customer.known();
    awaitEmpty(customer);

    // When
    try (Connection connection = Rows.connect();
        PreparedStatement mark =
            connection.prepareStatement(
                "insert into outbox (topic, workspace_id, created_at) values (?, ?, now())");
        PreparedStatement change =
            connection.prepareStatement(
                "update workspace set revision = 17 where workspace_id = ?")) {
      connection.setAutoCommit(false);
      mark.setString(1, Topics.SETTINGS.name());
      mark.setString(2, customer.workspace().value());
      mark.executeUpdate();
      change.setString(1, customer.workspace().value());
      change.executeUpdate();
      connection.commit();
    }

    // Then
    Published.awaitSettings(
        customer.workspace(), settings -> assertThat(settings.revision()).isEqualTo(17));
  }

  @Test
  void publishesAgainWhatItCouldNotForget() {
    // Given
    Customer customer = Customer.known();
    awaitEmpty(customer);
    String eventId = "again-" + customer.workspace();
    Rows.update(
        "create function cannot_forget() returns trigger language plpgsql as"
            + " $$ begin raise 'the publisher dies here'; end $$");
    Rows.update(
        "create trigger cannot_forget before delete on outbox for each row"
            + " when (old.event_id = '"
            + eventId
            + "') execute function cannot_forget()");

    // When
    insertEvent(customer, eventId, "{}");
    try {
      await()
          .atMost(Duration.ofSeconds(40))
          .untilAsserted(() -> assertThat(published(customer, eventId)).hasSizeGreaterThan(1));
    } finally {
      Rows.update("drop function cannot_forget cascade");
    }

    // Then
    awaitEmpty(customer);
    assertThat(published(customer, eventId))
        .extracting(CloudEvent::id)
        .hasSizeGreaterThan(1)
        .containsOnly(eventId);
  }

  @Test
  void hasOnePublisherAtATime() {
    // Given
    Customer customer = Customer.known();
    awaitEmpty(customer);

    // Then
    assertThat(Rows.query("select count(*) from pg_locks where locktype = 'advisory' and granted"))
        .containsExactly("1");
  }

  @Test
  void goesOnAfterItsConnectionWasCut() {
    // Given
    Customer customer = Customer.known();
    awaitEmpty(customer);

    // When
    Rows.query("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'");
    customer.save().statusCode(200);

    // Then
    Published.awaitSettings(
        customer.workspace(), settings -> assertThat(settings.revision()).isEqualTo(2));
  }

  @Test
  void doesNotLoseEventsOfManyWorkspacesAtOnce() {
    // Given
    List<Customer> customers = IntStream.range(0, 8).mapToObj(_ -> Customer.known()).toList();

    // When
    List<CompletableFuture<Void>> saves =
        customers.stream()
            .map(customer -> CompletableFuture.runAsync(() -> customer.save().statusCode(200)))
            .toList();
    saves.forEach(CompletableFuture::join);

    // Then
    customers.forEach(OutboxTest::awaitEmpty);
    assertThat(customers)
        .allSatisfy(
            customer -> {
              assertThat(Published.data(EventType.ADMIN_EVENT, customer.workspace())).hasSize(1);
              assertThat(Published.data(EventType.CREDENTIAL_EVENT, customer.workspace()))
                  .hasSize(1);
            });
  }

  private static void insertEvent(Customer customer, String id, String data) {
    Rows.update(
        "insert into outbox (topic, workspace_id, created_at, event_id, event_type, org_id, data)"
            + " values (?, ?, now(), ?, 'dev.latchkey.admin.event.v1', ?, ?)",
        Topics.ADMIN_EVENTS.name(),
        customer.workspace().value(),
        id,
        customer.org().value(),
        data);
  }

  private static List<CloudEvent> published(Customer customer, String id) {
    return Published.events(EventType.ADMIN_EVENT, customer.workspace()).stream()
        .filter(event -> event.id().equals(id))
        .toList();
  }

  private static void awaitEmpty(Customer customer) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(
                        Rows.query(
                            "select id from outbox where workspace_id = ?",
                            customer.workspace().value()))
                    .isEmpty());
  }
}
