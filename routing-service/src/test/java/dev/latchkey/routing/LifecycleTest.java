package dev.latchkey.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.contracts.testkit.junit.WithPostgres;
import dev.latchkey.contracts.testkit.junit.WithSimulator;
import dev.latchkey.contracts.testkit.junit.WithVault;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.RequestKey;
import dev.latchkey.contracts.wire.inference.AnswerHeaders;
import dev.latchkey.routing.decision.BodyDigest;
import dev.latchkey.routing.decision.ClaimFacts;
import dev.latchkey.routing.decision.RecordPlace;
import dev.latchkey.routing.fixture.Ask;
import dev.latchkey.routing.fixture.OwnBroker;
import dev.latchkey.routing.fixture.Seen;
import dev.latchkey.routing.fixture.SlowLane;
import dev.latchkey.routing.fixture.Tenant;
import dev.latchkey.routing.fixture.TestDatabase;
import dev.latchkey.routing.fixture.TestKafka;
import dev.latchkey.routing.postgres.Answers;
import dev.latchkey.routing.postgres.Claim;
import dev.latchkey.routing.postgres.ClaimRequest;
import dev.latchkey.routing.postgres.Claims;
import dev.latchkey.routing.postgres.Leases;
import dev.latchkey.routing.postgres.StoredAnswer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Instances that come and go. They have a broker of their own, because another instance of routing
/// may be a member of the group on the shared one.
@WithPostgres
@WithVault
@WithSimulator
class LifecycleTest {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Duration POLL_INTERVAL = Duration.ofSeconds(2);
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir static Path folder;

  private static OwnBroker broker;
  private static TestKafka kafka;

  @BeforeAll
  static void startBroker() {
    broker = OwnBroker.start(folder);
    kafka = broker.kafka();
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @Test
  void paysNothingAgainWhenRecordsAreDeliveredAgain() throws Exception {
    // Given
    Tenant tenant = Tenant.active(kafka);
    List<Ask> asks = asks(tenant, 5);
    try (RoutingInstance _ = start("before")) {
      asks.forEach(Ask::publish);
      asks.forEach(Ask::awaitAnswer);
    }

    // When
    forgetOffsets();
    try (RoutingInstance _ = start("after")) {
      asks(tenant, 5).forEach(Ask::answer);
    }

    // Then
    assertThat(tenant.calls()).hasSize(10);
    assertThat(asks).allSatisfy(ask -> assertThat(ask.answers()).hasSize(1));
  }

  @Test
  void publishesWhatAnotherRunLeftBehindAndForgetsIt() throws Exception {
    // Given
    Claim claim = leaveAnswerBehind(Duration.ofMillis(1));
    RequestKey request = claim.request();

    // When
    try (RoutingInstance _ = start("heir")) {
      Seen answer = kafka.responses().first(seen -> seen.requestId().equals(request.id()));

      // Then
      assertThat(answer.text()).isEqualTo("{\"left\":\"behind\"}");
      assertThat(answer.key()).isEqualTo("the key");
      assertThat(answer.event().id()).isEqualTo("answer-of-" + request.id());
      await().atMost(PATIENCE).until(() -> isPublished(request));
    }
  }

  @Test
  void leavesTheAnswersOfInstancesThatLiveAlone() throws Exception {
    // Given
    Claim claim = leaveAnswerBehind(Duration.ofDays(1));
    Tenant tenant = Tenant.active(kafka);

    // When
    try (RoutingInstance _ = start("me")) {
      asks(tenant, 1).getFirst().answer();
    }

    // Then
    String id = claim.request().id();
    assertThat(new Answers(TestDatabase.apart("instances")).find(claim)).isPresent();
    assertThat(kafka.responses().all(seen -> seen.requestId().equals(id))).isEmpty();
  }

  @Test
  void finishesTheCallsThatRunWhenItIsStopped() throws Exception {
    // Given
    Tenant tenant = Tenant.active(kafka);
    Ask ask = asks(tenant, 1).getFirst();
    RoutingInstance instance = start("draining");

    // When
    CompletableFuture<Void> stop;
    try (SlowLane.Held _ = SlowLane.hold()) {
      ask.publish();
      await().atMost(PATIENCE).until(() -> tenant.calls().size() == 1);
      stop = CompletableFuture.runAsync(instance::stop);
      await().during(Duration.ofSeconds(1)).until(() -> !stop.isDone());
    }
    stop.get();

    // Then
    assertThat(ask.awaitAnswer().event().type()).isEqualTo(AnswerHeaders.SUCCEEDED);
    assertThat(tenant.calls()).hasSize(1);
  }

  @Test
  void answersThatItDoesNotKnowWhenACallOutlastsTheStop() throws Exception {
    // Given
    Tenant tenant = Tenant.active(kafka);
    Ask ask = asks(tenant, 1).getFirst();
    RoutingInstance instance = RoutingInstance.start(kafka, "impatient", Duration.ofMillis(500));

    // When
    try (SlowLane.Held _ = SlowLane.hold()) {
      ask.publish();
      await().atMost(PATIENCE).until(() -> tenant.calls().size() == 1);
      instance.stop();
    }

    // Then
    assertThat(ask.awaitAnswer().error().code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
    assertThat(ask.awaitOutcome(1).error()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
    assertThat(tenant.calls()).hasSize(1);
  }

  @Test
  void keepsItsCallsWhenAnotherInstanceJoins() throws Exception {
    // Given
    Tenant tenant = Tenant.active(kafka);
    List<Ask> asks = asks(tenant, 10);

    try (RoutingInstance _ = start("first")) {
      // When
      try (SlowLane.Held _ = SlowLane.hold()) {
        asks.forEach(Ask::publish);
        await().atMost(PATIENCE).until(() -> tenant.calls().size() == 10);
        try (RoutingInstance _ = start("second")) {
          await().atMost(PATIENCE).until(() -> members() == 2);
          await().during(Duration.ofSeconds(2)).until(() -> members() == 2);
        }
      }
      asks.forEach(Ask::awaitAnswer);
    }

    // Then
    assertThat(tenant.calls()).hasSize(10);
    assertThat(asks).allSatisfy(ask -> assertThat(ask.answers()).hasSize(1));
  }

  @Test
  void staysInItsGroupWhileACallTakesLongerThanItMayGoWithoutPolling() throws Exception {
    // Given
    Tenant tenant = Tenant.active(kafka);
    Ask ask = asks(tenant, 1).getFirst();
    try (RoutingInstance _ = RoutingInstance.startPolling(kafka, "patient", POLL_INTERVAL)) {
      asks(tenant, 1).getFirst().answer();
      String member = member();

      // When
      try (SlowLane.Held _ = SlowLane.hold()) {
        ask.publish();
        await().atMost(PATIENCE).until(() -> tenant.calls().size() == 2);
        await().during(POLL_INTERVAL.multipliedBy(3)).until(() -> member().equals(member));
      }

      // Then
      assertThat(ask.awaitAnswer().event().type()).isEqualTo(AnswerHeaders.SUCCEEDED);
      assertThat(member()).isEqualTo(member);
      assertThat(tenant.calls()).hasSize(2);
    }
  }

  private static RoutingInstance start(String name) {
    return RoutingInstance.start(kafka, name, LONG);
  }

  private static List<Ask> asks(Tenant tenant, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Ask.of(tenant, "n" + i).keyed(tenant.workspace() + "/" + i).on(kafka))
        .toList();
  }

  private static Claim leaveAnswerBehind(Duration life) {
    String id = UUID.randomUUID().toString();
    RequestKey request = new RequestKey(Tenant.unknown().workspace(), "agent", id);
    ClaimFacts facts =
        new ClaimFacts(
            new RecordPlace("gone", 0, 0), new BodyDigest("0".repeat(64)), UUID.randomUUID());
    Leases leases = new Leases(TestDatabase.apart("instances"), "left", life);
    leases.begin();
    new Claims(TestDatabase.apart("instances"), leases, InstantSource.system())
        .claim(List.of(new ClaimRequest(request, facts, null)));
    Claim claim = new Claim(request, leases.owner());
    CloudEvent event =
        new CloudEvent(
            "answer-of-" + id,
            "routing-service",
            AnswerHeaders.SUCCEEDED,
            id,
            Instant.now(),
            CloudEvent.JSON,
            Map.of(AnswerHeaders.REQUEST_ID, id),
            null,
            Content.of("{\"left\":\"behind\"}".getBytes(StandardCharsets.UTF_8)));
    Content key = Content.of("the key".getBytes(StandardCharsets.UTF_8));
    new Answers(TestDatabase.apart("instances"))
        .finish(
            new StoredAnswer(claim, key, event, List.of(), null),
            List.of(),
            /* resetStreak= */ false,
            null);
    return claim;
  }

  private static boolean isPublished(RequestKey request) throws SQLException {
    try (Connection connection = TestDatabase.apart("instances").getConnection();
        PreparedStatement statement =
            connection.prepareStatement("select state from request_claim where request_id = ?")) {
      statement.setString(1, request.id());
      ResultSet row = statement.executeQuery();
      return row.next() && row.getString(1).equals("PUBLISHED");
    }
  }

  private static int members() throws Exception {
    return group().size();
  }

  /// The id of the only member, which it gets when it joins.
  private static String member() throws Exception {
    return group().iterator().next().consumerId();
  }

  private static Collection<MemberDescription> group() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      return admin.describeConsumerGroups(List.of("routing-service")).all().get().values().stream()
          .findFirst()
          .orElseThrow()
          .members();
    }
  }

  private static void forgetOffsets() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin.deleteConsumerGroups(List.of("routing-service")).all().get();
    }
  }
}
