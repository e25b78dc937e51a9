package dev.latchkey.routing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.wire.inference.AnswerHeaders;
import dev.latchkey.routing.fixture.Ask;
import dev.latchkey.routing.fixture.RoutingOnTheStack;
import dev.latchkey.routing.fixture.SlowLane;
import dev.latchkey.routing.fixture.Tenant;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.junit.jupiter.api.Test;

/// Many workspaces, none of which has more than is its own whatever the others do.
@RoutingOnTheStack
class InFlightBoundTest {

  private static final int MOST = 64;
  private static final int ROOM = 48;
  private static final int OWN_WHATEVER_OTHERS_DO = 4;
  private static final int WORKSPACES = 25;

  @TestHTTPResource(value = "/", management = true)
  URI management;

  @Test
  void takesNoMoreThanItMayAndStaysInItsGroup() {
    // Given
    List<Tenant> tenants = Stream.generate(Tenant::active).limit(WORKSPACES).toList();
    tenants.forEach(tenant -> Ask.of(tenant, "the session is in memory now").answer());
    List<String> members = members();
    List<Ask> asks = tenants.stream().flatMap(InFlightBoundTest::asks).toList();

    // When
    try (SlowLane.Held _ = SlowLane.hold()) {
      asks.forEach(Ask::publish);
      await().atMost(Duration.ofSeconds(30)).until(() -> inFlight() > ROOM);
      await()
          .during(Duration.ofSeconds(2))
          .atMost(Duration.ofSeconds(10))
          .until(() -> inFlight() <= MOST);
    }

    // Then
    asks.forEach(
        ask -> assertThat(ask.awaitAnswer().event().type()).isEqualTo(AnswerHeaders.SUCCEEDED));
    assertThat(tenants)
        .allSatisfy(tenant -> assertThat(tenant.calls()).hasSize(1 + OWN_WHATEVER_OTHERS_DO));
    assertThat(members()).isEqualTo(members);
  }

  private static Stream<Ask> asks(Tenant tenant) {
    return IntStream.range(0, OWN_WHATEVER_OTHERS_DO)
        .mapToObj(i -> Ask.of(tenant, "number " + i).keyed(tenant.workspace() + "/" + i));
  }

  private double inFlight() {
    return given()
        .get(management.resolve("/q/metrics"))
        .body()
        .asString()
        .lines()
        .filter(line -> line.matches("latchkey_requests_in_flight[ {].*"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> members() {
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", SharedServers.kafka().bootstrapServers()))) {
      return admin.describeConsumerGroups(List.of("routing-service")).all().get().values().stream()
          .findFirst()
          .orElseThrow()
          .members()
          .stream()
          .map(MemberDescription::consumerId)
          .toList();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
