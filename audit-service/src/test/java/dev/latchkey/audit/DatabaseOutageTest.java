package dev.latchkey.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.audit.fixture.AuditDatabase;
import dev.latchkey.audit.fixture.TenantEvents;
import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.topic.Topics;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@RunningAuditService
class DatabaseOutageTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TestHTTPResource(value = "/", management = true)
  URI management;

  private final Publisher publisher = new Publisher();
  private final TenantEvents events = TenantEvents.ofNewTenant();
  private final String key = events.workspace().value();
  private final LoggedEvents logged = new LoggedEvents(events.org().value());
  private final List<String> published = new ArrayList<>();

  @AfterEach
  void startPostgresAgain() {
    SharedServers.postgres().start();
    publisher.close();
    awaitStatus("/q/health/ready", 200);
  }

  @Test
  void losesNothingWhilePostgresIsAwayAndGoesOnByItself() {
    // Given
    publish(10);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(logged.rows()).hasSize(10));

    // When
    SharedServers.postgres().stop();
    publish(2_000);

    // Then
    awaitStatus("/q/health/ready", 503);
    awaitStatus("/q/health/live", 200);

    // When
    SharedServers.postgres().start();

    // Then
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(logged.rows()).hasSize(2_010));
    assertThat(logged.ids()).containsExactlyElementsOf(published);
    logged.assertWhole();
  }

  @Test
  void saysWhichRecordsWereDeletedFromTheTopicWhileItCouldNotGoOn() throws Exception {
    // Given
    publish(1);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(logged.rows()).hasSize(1));
    TopicPartition partition = partition();
    long logId =
        ((Number) Objects.requireNonNull(logged.rows().getFirst().get("log_id"))).longValue();
    SharedServers.postgres().stop();
    publish(1);
    awaitStatus("/q/health/ready", 503);
    publish(100);

    // When
    long end = deleteAll(partition);
    SharedServers.postgres().start();
    publish(1);

    // Then
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(logged.ids())
                    .startsWith(published.getFirst())
                    .endsWith(published.getLast()));
    assertThat(
            AuditDatabase.rows(
                "select leaf from leaf where log_id = ? and kind = 'gap'", (int) logId))
        .extracting(row -> row.get("leaf"))
        .anySatisfy(leaf -> assertThat((String) leaf).contains("\"to\":" + end));
    assertThat(new HashSet<>(logged.ids())).hasSameSizeAs(logged.ids());
    logged.assertWhole();
  }

  private void publish(int count) {
    for (int i = 0; i < count; i++) {
      CloudEvent outcome = events.outcome();
      published.add(outcome.id());
      publisher.publish(Topics.OUTCOMES, key, outcome);
    }
  }

  private TopicPartition partition() {
    Map<String, @Nullable Object> row =
        AuditDatabase.rows(
                "select log.partition from event join log on log.id = log_id where org = ?",
                events.org().value())
            .getFirst();
    return new TopicPartition(
        Topics.OUTCOMES.name(), (Integer) Objects.requireNonNull(row.get("partition")));
  }

  /// Deletes all records of a partition; gives the offset of the next one.
  private static long deleteAll(TopicPartition partition)
      throws ExecutionException, InterruptedException, TimeoutException {
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", SharedServers.kafka().bootstrapServers()))) {
      var deleted =
          admin
              .deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(-1)))
              .lowWatermarks()
              .get(partition);
      return Objects.requireNonNull(deleted).get(10, TimeUnit.SECONDS).lowWatermark();
    }
  }

  private void awaitStatus(String path, int status) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(given().get(management.resolve(path)).statusCode()).isEqualTo(status));
  }
}
