package dev.latchkey.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.CloudEventCodec;
import dev.latchkey.contracts.wire.cloudevents.Decoded;
import dev.latchkey.contracts.wire.directory.DirectoryEntry;
import dev.latchkey.contracts.wire.directory.Environment;
import dev.latchkey.contracts.wire.directory.Plan;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.settings.Byok;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.contracts.wire.settings.WorkspaceSettings;
import dev.latchkey.contracts.wire.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

@RunningCredentialService
class DirectoryTest {

  @Inject MeterRegistry metrics;

  @Test
  void tellsRoutingOfEveryWorkspace() {
    // When
    Customer customer = Customer.known();

    // Then
    Published.awaitSettings(
        customer.workspace(),
        settings ->
            assertThat(settings)
                .isEqualTo(
                    new WorkspaceSettings(
                        customer.workspace(),
                        customer.org(),
                        1,
                        Environment.PRODUCTION,
                        Customer.REGION,
                        FallbackPolicy.STRICT,
                        Customer.UNDECIDED,
                        new Byok.NotConfigured(),
                        null)));
    CloudEvent event =
        Published.events(EventType.WORKSPACE_SETTINGS, customer.workspace()).getLast();
    assertThat(event.source()).isEqualTo("credential-service");
    assertThat(event.extension(EventType.ORG)).contains(customer.org().value());
  }

  @Test
  void tellsOnlyWhatRoutingMustKnow() {
    // Given
    Customer customer = Customer.known();

    // When
    customer.list(Plan.ENTERPRISE, Customer.REGION);
    customer.list(Plan.ENTERPRISE, Customer.REGION);
    customer.list(Plan.ENTERPRISE, new Region("us-east-1"));

    // Then
    Published.awaitSettings(
        customer.workspace(), settings -> assertThat(settings.revision()).isEqualTo(2));
    assertThat(Published.data(EventType.WORKSPACE_SETTINGS, customer.workspace()))
        .extracting(WorkspaceSettings::revision)
        .containsOnly(1L, 2L);
  }

  @Test
  void passesOverWhatItCannotRead() {
    // Given
    double before = skipped();
    Customer customer = Customer.unlisted();
    CloudEvent event = Directory.event(customer.entry(Plan.SCALE, Customer.REGION));
    String key = customer.workspace().value();
    byte[] data = event.data().bytes();

    // When
    Directory.publish(key, new RecordHeaders(), data);
    Directory.publish(key, CloudEventCodec.headers(event), "garbage".getBytes(UTF_8));
    Directory.publish("another", CloudEventCodec.headers(event), data);
    Directory.publish(key, CloudEventCodec.headers(event), "[".repeat(1_000_000).getBytes(UTF_8));
    Directory.publish(
        key, CloudEventCodec.headers(event).add("ce_id", new byte[] {(byte) 0xff}), data);

    // Then
    Customer.known();
    assertThat(skipped()).isEqualTo(before + 5);
    customer.show(Role.MEMBER).statusCode(404);
  }

  @Test
  void forgetsAWorkspaceThatIsGoneAndKnowsItAgain() {
    // Given
    Customer customer = Customer.known();
    customer.save().statusCode(200);

    // When
    Directory.withdraw(customer.workspace());

    // Then
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              customer.show(Role.MEMBER).statusCode(404);
              customer.save().statusCode(404);
              assertThat(Published.records(Topics.SETTINGS, customer.workspace()).getLast())
                  .isEqualTo(new Decoded.Tombstone());
            });

    // When
    customer.list(Plan.SCALE, Customer.REGION);

    // Then
    customer.show(Role.MEMBER).statusCode(200).body("state", equalTo("active"));
    Published.awaitSettings(
        customer.workspace(),
        settings -> {
          assertThat(settings.revision()).isEqualTo(4);
          assertThat(settings.byok()).isInstanceOf(Byok.Active.class);
        });
  }

  @Test
  void takesInManyWorkspaces() {
    // Given
    String prefix = "many-" + UUID.randomUUID().toString().substring(0, 8) + "-";
    List<DirectoryEntry> entries =
        IntStream.range(0, 1_200)
            .mapToObj(
                i ->
                    new DirectoryEntry(
                        new WorkspaceId(prefix + i % 1_000),
                        new OrgId("org-many"),
                        Plan.FREE,
                        Environment.DEVELOPMENT,
                        null))
            .toList();

    // When
    entries.forEach(Directory::list);

    // Then
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(
                        Rows.query(
                            "select count(*) from workspace where workspace_id like ? and revision"
                                + " = 1",
                            prefix + "%"))
                    .containsExactly("1000"));
    Published.awaitSettings(
        new WorkspaceId(prefix + 999), settings -> assertThat(settings.revision()).isEqualTo(1));
  }

  private double skipped() {
    return metrics.counter("latchkey.credential.directory.skipped").count();
  }
}
