package dev.latchkey.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.audit.fixture.TenantEvents;
import dev.latchkey.audit.kafka.PartitionWork;
import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.wire.ServiceName;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.topic.Topics;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

@RunningAuditService
class RebalanceTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int ROUNDS = 3;

  @Inject PartitionWork work;

  @Test
  void logsEveryRecordOnceWhilePartitionsMoveBetweenTwoInstances() {
    // Given
    List<TenantEvents> tenants = Stream.generate(TenantEvents::ofNewTenant).limit(20).toList();
    Map<TenantEvents, List<String>> published = new HashMap<>();
    tenants.forEach(tenant -> published.put(tenant, new ArrayList<>()));

    // When
    try (Publisher publisher = new Publisher()) {
      for (int round = 0; round < ROUNDS; round++) {
        try (SecondInstance _ = SecondInstance.start(work)) {
          publishUntil(publisher, published, () -> members() == 2);
          publish(publisher, published);
        }
        publishUntil(publisher, published, () -> members() == 1);
      }
    }

    // Then
    for (TenantEvents tenant : tenants) {
      LoggedEvents logged = new LoggedEvents(tenant.org().value());
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(logged.ids()).hasSameSizeAs(published.get(tenant)));
      assertThat(logged.ids()).containsExactlyElementsOf(published.get(tenant));
      logged.assertWhole();
    }
  }

  private static void publishUntil(
      Publisher publisher, Map<TenantEvents, List<String>> published, Callable<Boolean> reached) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              publish(publisher, published);
              return reached.call();
            });
  }

  private static void publish(Publisher publisher, Map<TenantEvents, List<String>> published) {
    published.forEach(
        (tenant, ids) -> {
          for (int i = 0; i < 5; i++) {
            CloudEvent outcome = tenant.outcome();
            ids.add(outcome.id());
            publisher.publish(Topics.OUTCOMES, tenant.workspace().value(), outcome);
          }
        });
  }

  private static int members() throws ExecutionException, InterruptedException {
    String group = ServiceName.AUDIT_SERVICE.text();
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", SharedServers.kafka().bootstrapServers()))) {
      var described = admin.describeConsumerGroups(List.of(group)).describedGroups().get(group);
      return Objects.requireNonNull(described).get().members().size();
    }
  }
}
