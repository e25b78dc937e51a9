package dev.latchkey.routing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.testkit.simulator.SimulatedFault;
import dev.latchkey.contracts.testkit.simulator.SimulatorAdmin;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.inference.AnswerHeaders;
import dev.latchkey.contracts.wire.inference.ReplyConvention;
import dev.latchkey.routing.fixture.Ask;
import dev.latchkey.routing.fixture.ReplyTopic;
import dev.latchkey.routing.fixture.RoutingOnTheStack;
import dev.latchkey.routing.fixture.Seen;
import dev.latchkey.routing.fixture.Tenant;
import dev.latchkey.routing.fixture.TestKafka;
import dev.latchkey.routing.flow.intake.InFlight;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// One workspace whose calls hang takes what it can get. Half of the room is the most that one may
/// have in flight here.
@RoutingOnTheStack
class FairShareTest {

  private static final int SHARE = 24;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final SimulatorAdmin aws = SharedServers.simulator().admin();
  private final Tenant greedy = Tenant.active();
  private final Tenant other = Tenant.active();

  @Inject InFlight inFlight;
  @Inject DataSource database;

  @BeforeEach
  void hang() {
    await().atMost(PATIENCE).until(() -> inFlight.count() == 0);
    aws.addFault(SimulatedFault.hang().onAccount(greedy.key().account()));
  }

  @AfterEach
  void goOn() {
    aws.clearFaults();
  }

  @Test
  void servesTheOthersAndAnswersEachRequestOfTheFlood() {
    // Given
    List<Ask> flood = asks(greedy, 10 * SHARE);
    List<Ask> others = asks(other, SHARE / 2);

    // When
    flood.forEach(Ask::publish);
    others.forEach(Ask::answer);
    await().atMost(PATIENCE).until(() -> answered(flood).size() >= 9 * SHARE);

    // Then
    assertThat(others)
        .allSatisfy(
            ask -> assertThat(ask.awaitAnswer().event().type()).isEqualTo(AnswerHeaders.SUCCEEDED));
    assertThat(answered(flood)).hasSize(9 * SHARE).allSatisfy(FairShareTest::assertBusy);
    assertThat(greedy.calls()).hasSize(SHARE);

    // When
    aws.clearFaults();

    // Then
    await().atMost(PATIENCE).until(() -> answered(flood).size() == flood.size());
    assertThat(answered(flood)).extracting(Seen::requestId).doesNotHaveDuplicates();
    assertThat(greedy.calls()).hasSize(SHARE);
    await().atMost(PATIENCE).until(() -> unpublished() == 0);
  }

  @Test
  void takesTheWorkspaceOnAgainOnceItsCallsHaveEnded() {
    // Given
    asks(greedy, SHARE).forEach(Ask::publish);
    await().atMost(PATIENCE).until(() -> greedy.calls().size() == SHARE);
    assertBusy(ask(greedy, "one too many").answer());

    // When
    aws.clearFaults();

    // Then
    await().atMost(PATIENCE).until(() -> isServed(ask(greedy, "and now?").answer()));
  }

  @Test
  void repliesToTheTopicThatTheSenderWaitsOn() {
    // Given
    asks(greedy, SHARE).forEach(Ask::publish);
    await().atMost(PATIENCE).until(() -> greedy.calls().size() == SHARE);

    // When
    try (ReplyTopic replies = ReplyTopic.create("test-replies-")) {
      Ask ask = ask(greedy, "one too many");
      ask.publish(new RecordHeader(ReplyConvention.SPRING.topic(), replies.name().getBytes(UTF_8)));

      // Then
      assertThat(replies.first(_ -> true).value())
          .isEqualTo(ask.awaitAnswer().event().data().bytes());
      assertBusy(ask.awaitAnswer());
    }
  }

  @Test
  void tellsOfADuplicateThatComesBeyondTheShare() {
    // Given
    List<Ask> asks = asks(greedy, SHARE);
    asks.forEach(Ask::publish);
    await().atMost(PATIENCE).until(() -> greedy.calls().size() == SHARE);

    // When
    asks.getFirst().publish();

    // Then
    await().atMost(PATIENCE).until(() -> asks.getFirst().notices().size() == 1);
    assertThat(asks.getFirst().answers()).isEmpty();
  }

  private static void assertBusy(Seen answer) {
    ErrorObject error = answer.error();
    assertThat(error.code()).isEqualTo(ErrorCode.WORKSPACE_BUSY);
    assertThat(error.retryable()).isTrue();
    assertThat(error.retryAfterSeconds()).isBetween(1L, 10L);
    assertThat(answer.header(AnswerHeaders.PAYER)).isEqualTo("none");
    assertThat(answer.header(AnswerHeaders.ATTEMPTS)).isEqualTo("0");
  }

  private static boolean isServed(Seen answer) {
    return answer.event().type().equals(AnswerHeaders.SUCCEEDED);
  }

  private int unpublished() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "select count(*) from request_claim"
                    + " where workspace = ? and state <> 'PUBLISHED'")) {
      statement.setString(1, greedy.workspace().value());
      ResultSet row = statement.executeQuery();
      row.next();
      return row.getInt(1);
    }
  }

  private static List<Seen> answered(List<Ask> asks) {
    Set<String> ids = asks.stream().map(Ask::id).collect(Collectors.toSet());
    return TestKafka.shared().responses().all(seen -> ids.contains(seen.requestId()));
  }

  private static List<Ask> asks(Tenant tenant, int count) {
    return IntStream.range(0, count).mapToObj(i -> ask(tenant, "number " + i)).toList();
  }

  /// On any partition.
  private static Ask ask(Tenant tenant, String prompt) {
    Ask ask = Ask.of(tenant, prompt);
    return ask.keyed(ask.id());
  }
}
