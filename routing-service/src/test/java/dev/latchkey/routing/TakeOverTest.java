package dev.latchkey.routing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.testkit.junit.WithPostgres;
import dev.latchkey.contracts.testkit.junit.WithSimulator;
import dev.latchkey.contracts.testkit.junit.WithVault;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.FallbackReason;
import dev.latchkey.contracts.wire.fallback.FallbackEvent;
import dev.latchkey.contracts.wire.identifiers.RequestKey;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.inference.AnswerHeaders;
import dev.latchkey.contracts.wire.inference.RequestHeaders;
import dev.latchkey.contracts.wire.inference.StreamEnd;
import dev.latchkey.contracts.wire.settings.FallbackCaps;
import dev.latchkey.contracts.wire.topic.Topics;
import dev.latchkey.routing.decision.BodyDigest;
import dev.latchkey.routing.decision.CapState;
import dev.latchkey.routing.decision.ClaimFacts;
import dev.latchkey.routing.decision.RecordPlace;
import dev.latchkey.routing.fixture.Ask;
import dev.latchkey.routing.fixture.OwnBroker;
import dev.latchkey.routing.fixture.Seen;
import dev.latchkey.routing.fixture.Tenant;
import dev.latchkey.routing.fixture.TestDatabase;
import dev.latchkey.routing.fixture.TestKafka;
import dev.latchkey.routing.postgres.Claim;
import dev.latchkey.routing.postgres.ClaimRequest;
import dev.latchkey.routing.postgres.Claims;
import dev.latchkey.routing.postgres.FallbackCapTable;
import dev.latchkey.routing.postgres.Leases;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of requests that an instance had begun when it died. They have a broker and a
/// schema of their own.
@WithPostgres
@WithVault
@WithSimulator
class TakeOverTest {

  private static final LocalDate DAY = LocalDate.of(2030, 1, 1);
  private static final FallbackCaps ONE_FALLBACK = new FallbackCaps(BigDecimal.ONE, 20, 0);

  @TempDir static Path folder;

  private static OwnBroker broker;
  private static TestKafka kafka;

  private final Leases dead = new Leases(database(), "dead", Duration.ofMillis(1));
  private final Claims claims = new Claims(database(), dead, InstantSource.system());
  private final FallbackCapTable caps = new FallbackCapTable(database());

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
  void runsAgainWhatMayRunTwice() {
    // Given
    Tenant tenant = Tenant.active(kafka);
    Ask ask = Ask.of(tenant, "only looks").eligible().on(kafka);
    begin(ask, ask.publish());

    // When
    Seen answer = answeredByAnHeir(ask);

    // Then
    assertThat(answer.event().type()).isEqualTo(AnswerHeaders.SUCCEEDED);
    assertThat(answer.header("attempts")).isEqualTo("2");
    assertThat(tenant.calls()).hasSize(1);
  }

  @Test
  void doesNotKnowWhatBecameOfWhatMustNotRunTwice() {
    // Given
    Tenant tenant = Tenant.active(kafka);
    Ask ask = Ask.of(tenant, "changes something").on(kafka);
    begin(ask, ask.publish());

    // When
    Seen answer = answeredByAnHeir(ask);

    // Then
    assertThat(answer.error().code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
    assertThat(tenant.calls()).isEmpty();
  }

  @Test
  void endsAStreamThatMayHaveBegunAsPartial() {
    // Given
    Tenant tenant = Tenant.active(kafka);
    Ask ask = Ask.of(tenant, "only looks").eligible().streamed().on(kafka);
    begin(ask, ask.publish());

    // When
    Seen answer = answeredByAnHeir(ask);

    // Then
    assertThat(answer.event().type()).isEqualTo(AnswerHeaders.PARTIAL);
    assertThat(answer.text()).contains("OUTCOME_UNKNOWN").doesNotContain("\"partial\"");
    StreamEnd end = ask.awaitStreamEnd();
    assertThat(end.status()).isEqualTo(StreamEnd.Status.PARTIAL);
    assertThat(end.deltas()).isNull();
    assertThat(tenant.calls()).isEmpty();
  }

  @Test
  void doesNotRunAgainWhatHasCostAllItsCalls() {
    // Given
    Tenant tenant = Tenant.active(kafka);
    Ask ask = Ask.of(tenant, "only looks").eligible().on(kafka);
    claims.beginAttempt(begin(ask, ask.publish()), 3);

    // When
    Seen answer = answeredByAnHeir(ask);

    // Then
    assertThat(answer.error().code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
    assertThat(tenant.calls()).isEmpty();
  }

  @Test
  void doesNotKnowWhatBecameOfARequestWhoseRecordIsGone() {
    // Given
    Tenant tenant = Tenant.active(kafka);
    Ask ask = Ask.of(tenant, "only looks").eligible().on(kafka);
    begin(ask, new RecordPlace(Topics.REQUESTS.name(), 0, 1_000_000));

    // When
    Seen answer = answeredByAnHeir(ask);

    // Then
    assertThat(answer.error().code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
  }

  @Test
  void doesNotKnowWhatBecameOfARequestThatCannotBeProvenNow() {
    // Given
    Tenant tenant = Tenant.active(kafka);
    String grant = part("{\"alg\":\"ES256\",\"kid\":\"key-1\"}") + "." + part("{}") + ".c2lnbmVk";
    Ask ask = Ask.of(tenant, "only looks").with(RequestHeaders.GRANT, grant).eligible().on(kafka);
    begin(ask, ask.publish());

    // When
    Seen answer = answeredByAnHeir(ask);

    // Then
    assertThat(answer.error().code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
    assertThat(tenant.calls()).isEmpty();
  }

  @Test
  void endsAFallbackThatHadNotCalledThePlatform() {
    // Given
    Ask ask = Ask.of(Tenant.active(kafka), "changes something").on(kafka);
    claims.beginFallback(begin(ask, ask.publish()), "fallback-1");

    // When
    answeredByAnHeir(ask);

    // Then
    FallbackEvent.NotExecuted end = ask.awaitFallback(FallbackEvent.NotExecuted.class);
    assertThat(end.reason()).isEqualTo(FallbackReason.PROCESS_ENDED);
    assertThat(end.subject().fallbackId()).isEqualTo("fallback-1");
  }

  @Test
  void givesBackWhatWasSetAsideForAFallbackThatHadNotCalledThePlatform() {
    // Given
    Tenant tenant = Tenant.active(kafka);
    Ask ask = Ask.of(tenant, "changes something").on(kafka);
    claims.beginFallback(begin(ask, ask.publish()), "fallback-3");
    setAside(tenant, "fallback-3");

    // When
    answeredByAnHeir(ask);

    // Then
    assertThat(room(tenant)).isEqualTo(CapState.WITHIN);
  }

  @Test
  void countsAFallbackThatMayHaveCalledThePlatformAsPaid() {
    // Given
    Tenant tenant = Tenant.active(kafka);
    Ask ask = Ask.of(tenant, "changes something").on(kafka);
    Claim claim = begin(ask, ask.publish());
    claims.beginFallback(claim, "fallback-4");
    setAside(tenant, "fallback-4");
    claims.noteFallbackCall(claim, 2);

    // When
    answeredByAnHeir(ask);

    // Then
    assertThat(room(tenant)).isEqualTo(CapState.MONEY_REACHED);
  }

  @Test
  void endsAFallbackThatMayHaveCalledThePlatform() {
    // Given
    Ask ask = Ask.of(Tenant.active(kafka), "changes something").on(kafka);
    Claim claim = begin(ask, ask.publish());
    claims.beginFallback(claim, "fallback-2");
    claims.noteFallbackCall(claim, 2);

    // When
    Seen answer = answeredByAnHeir(ask);

    // Then
    FallbackEvent.Failed end = ask.awaitFallback(FallbackEvent.Failed.class);
    assertThat(end.error()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
    assertThat(end.subject().fallbackId()).isEqualTo("fallback-2");
    assertThat(answer.error().code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
  }

  private static String part(String json) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
  }

  private void setAside(Tenant tenant, String fallback) {
    caps.reserve(fallback, tenant.workspace(), ONE_FALLBACK, DAY, BigDecimal.ONE);
  }

  /// Whether the tenant may use one dollar more.
  private CapState room(Tenant tenant) {
    return caps.peek(tenant.workspace(), ONE_FALLBACK, DAY, BigDecimal.ONE);
  }

  private static Seen answeredByAnHeir(Ask ask) {
    try (RoutingInstance _ = RoutingInstance.start(kafka, "heir", Duration.ofSeconds(5))) {
      return ask.awaitAnswer();
    }
  }

  private Claim begin(Ask ask, RecordMetadata record) {
    return begin(ask, new RecordPlace(record.topic(), record.partition(), record.offset()));
  }

  private Claim begin(Ask ask, RecordPlace place) {
    RequestKey request =
        new RequestKey(
            new WorkspaceId(ask.event().extension(RequestHeaders.WORKSPACE).orElseThrow()),
            ask.event().source(),
            ask.id());
    dead.begin();
    claims.claim(
        List.of(
            new ClaimRequest(
                request, new ClaimFacts(place, digest(ask), UUID.randomUUID()), null)));
    return new Claim(request, dead.owner());
  }

  private static BodyDigest digest(Ask ask) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(ask.event().data().bytes());
      return new BodyDigest(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static DataSource database() {
    return TestDatabase.apart("instances");
  }
}
