package dev.latchkey.routing;

import static dev.latchkey.contracts.wire.error.ErrorCode.API_UNSUPPORTED;
import static dev.latchkey.contracts.wire.error.ErrorCode.BODY_TOO_LARGE;
import static dev.latchkey.contracts.wire.error.ErrorCode.DEADLINE_EXCEEDED;
import static dev.latchkey.contracts.wire.error.ErrorCode.MODEL_UNKNOWN;
import static dev.latchkey.contracts.wire.error.ErrorCode.REQUEST_MALFORMED;
import static dev.latchkey.contracts.wire.error.ErrorCode.VALIDATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.inference.AnswerHeaders;
import dev.latchkey.contracts.wire.inference.RequestHeaders;
import dev.latchkey.contracts.wire.secret.SecretText;
import dev.latchkey.contracts.wire.settings.Byok;
import dev.latchkey.contracts.wire.settings.FallbackCaps;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.contracts.wire.settings.FallbackTerms;
import dev.latchkey.contracts.wire.settings.InactiveReason;
import dev.latchkey.contracts.wire.topic.Topics;
import dev.latchkey.contracts.wire.vault.SessionDocument;
import dev.latchkey.routing.fixture.Ask;
import dev.latchkey.routing.fixture.ModelAccess;
import dev.latchkey.routing.fixture.RoutingOnTheStack;
import dev.latchkey.routing.fixture.Seen;
import dev.latchkey.routing.fixture.Tenant;
import dev.latchkey.routing.fixture.TestKafka;
import dev.latchkey.routing.fixture.TestVault;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@RoutingOnTheStack
class RefusalTest {

  @Test
  void knowsNoWorkspaceWithoutSettings() {
    // Given
    Tenant tenant = Tenant.unknown();

    // When
    Seen answer = Ask.of(tenant, "hello").answer();

    // Then
    assertRefusedWithoutACall(tenant, answer, ErrorCode.WORKSPACE_UNKNOWN);
  }

  @Test
  void servesNobodyByThePlatformWhereTheOrganisationEnforcesStrict() {
    // Given
    Tenant tenant = Tenant.unknown();
    TestKafka.shared()
        .publish(
            tenant.settings(
                1,
                FallbackPolicy.STRICT,
                new FallbackTerms(
                    1, /* enforced= */ true, false, new FallbackCaps(BigDecimal.TEN, 20, 0)),
                new Byok.NotConfigured()));

    // When
    Seen answer = Ask.of(tenant, "hello").answer();

    // Then
    assertRefusedWithoutACall(tenant, answer, ErrorCode.BYOK_REQUIRED);
    assertThat(answer.header(AnswerHeaders.POLICY)).isEqualTo("strict");
    assertThat(tenant.platformCalls()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void servesNobodyByThePlatformUnderStrictWhereTheCredentialIsNotInUse(InactiveReason reason) {
    // Given
    Tenant tenant = Tenant.unknown();
    tenant.publish(1, new Byok.Inactive(reason, tenant.region()));

    // When
    Seen answer = Ask.of(tenant, "hello").eligible().answer();

    // Then
    assertRefusedWithoutACall(tenant, answer, ErrorCode.BYOK_DISABLED);
    assertThat(tenant.platformCalls()).isEmpty();
  }

  @Test
  void saysWhyASessionLapsed() {
    // Given
    Tenant tenant = Tenant.unknown();
    TestVault.store(endedSession(tenant));
    Byok.Active byok = tenant.byok();
    tenant.publish(
        1,
        new Byok.Active(
            byok.credential(),
            byok.version(),
            byok.account(),
            byok.region(),
            ErrorCode.CREDENTIAL_INVALID));

    // When
    Seen answer = Ask.of(tenant, "hello").answer();

    // Then
    assertRefusedWithoutACall(tenant, answer, ErrorCode.CREDENTIAL_INVALID);
  }

  @Test
  void tellsAnAbsentSession() {
    // Given
    Tenant tenant = Tenant.unknown();
    tenant.publish(1, tenant.byok());

    // When
    Seen answer = Ask.of(tenant, "hello").answer();

    // Then
    assertRefusedWithoutACall(tenant, answer, ErrorCode.CREDENTIAL_ABSENT);
  }

  @Test
  void tellsAnIncompleteSession() {
    // Given
    Tenant tenant = Tenant.unknown();
    Map<String, SecretText> fields = tenant.mintSession().toFields();
    fields.remove("session_token");
    TestVault.store(tenant.scope(), fields);
    tenant.publish(1, tenant.byok());

    // When
    Seen answer = Ask.of(tenant, "hello").answer();

    // Then
    assertRefusedWithoutACall(tenant, answer, ErrorCode.CREDENTIAL_INCOMPLETE);
    assertThat(answer.error().message()).contains("session_token");
  }

  @Test
  void doesNotSignWithTheSessionOfAnotherWorkspace() {
    // Given
    Tenant victim = Tenant.active();
    Tenant tenant = Tenant.unknown();
    TestVault.store(tenant.scope(), victim.mintSession().toFields());
    tenant.publish(1, tenant.byok());

    // When
    Seen answer = Ask.of(tenant, "hello").answer();

    // Then
    assertRefusedWithoutACall(tenant, answer, ErrorCode.CREDENTIAL_MISMATCH);
    assertThat(victim.calls()).isEmpty();
  }

  @Test
  void doesNotSignWithASessionThatHasEnded() {
    // Given
    Tenant tenant = Tenant.unknown();
    TestVault.store(endedSession(tenant));
    tenant.publish(1, tenant.byok());

    // When
    Seen answer = Ask.of(tenant, "hello").answer();

    // Then
    assertRefusedWithoutACall(tenant, answer, ErrorCode.CREDENTIAL_EXPIRED);
  }

  @Test
  void doesNotGoByOldSettingsWhenTheNewestAreUnreadable() {
    // Given
    Tenant tenant = Tenant.active();
    byte[] key = tenant.workspace().value().getBytes(StandardCharsets.UTF_8);
    TestKafka.shared().publish(Topics.SETTINGS, null, key, new byte[] {1}, List.of());

    // When
    Seen answer = Ask.of(tenant, "hello").answer();

    // Then
    assertRefusedWithoutACall(tenant, answer, ErrorCode.CONFIGURATION);
  }

  @Test
  void ignoresALowerRevision() {
    // Given
    Tenant tenant = Tenant.active();
    tenant.publish(5, tenant.byok());
    tenant.publish(4, new Byok.NotConfigured());

    // When
    Seen answer = Ask.of(tenant, "hello").answer();

    // Then
    assertThat(answer.event().type()).isEqualTo(AnswerHeaders.SUCCEEDED);
  }

  @Test
  void forgetsAWorkspaceThatIsGone() {
    // Given
    Tenant tenant = Tenant.active();
    byte[] key = tenant.workspace().value().getBytes(StandardCharsets.UTF_8);
    TestKafka.shared().publish(Topics.SETTINGS, null, key, null, List.of());

    // When
    Seen answer =
        await()
            .until(
                () -> Ask.of(tenant, "hello").answer(),
                seen -> seen.event().type().equals(AnswerHeaders.FAILED));

    // Then
    assertThat(answer.error().code()).isEqualTo(ErrorCode.WORKSPACE_UNKNOWN);
  }

  static Stream<Arguments> malformed() {
    return Stream.of(
        row("body is no JSON", "{\"max_tokens\":", REQUEST_MALFORMED),
        row("body is no object", "[1,2]", REQUEST_MALFORMED),
        row("something follows the object", Ask.body("x") + "x", REQUEST_MALFORMED),
        row("body is empty", "", REQUEST_MALFORMED),
        row("body is too large", Ask.body("x".repeat(25_000_000)), BODY_TOO_LARGE),
        header("api is unknown", ask -> ask.with(RequestHeaders.API, "poems"), API_UNSUPPORTED),
        header("api is empty", ask -> ask.with(RequestHeaders.API, ""), REQUEST_MALFORMED),
        header("model is unknown", ask -> ask.with(RequestHeaders.MODEL, "gpt-9"), MODEL_UNKNOWN),
        header(
            "profile is of no known geography",
            ask -> ask.with(RequestHeaders.MODEL, "mars." + Ask.MODEL),
            MODEL_UNKNOWN),
        header(
            "deadline is no duration",
            ask -> ask.with(RequestHeaders.DEADLINE, "soon"),
            REQUEST_MALFORMED),
        header(
            "deadline is too far",
            ask -> ask.with(RequestHeaders.DEADLINE, "PT31M"),
            REQUEST_MALFORMED),
        header(
            "deadline is past",
            ask -> ask.with(RequestHeaders.DEADLINE, "PT0.000001S"),
            DEADLINE_EXCEEDED));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void refusesWhatCannotBeSent(String body, UnaryOperator<Ask> change, ErrorCode code) {
    // Given
    Tenant tenant = Tenant.active();
    Ask ask = change.apply(Ask.withBody(tenant, body));

    // When
    Seen answer = ask.answer();

    // Then
    assertRefusedWithoutACall(tenant, answer, code);
  }

  @Test
  void passesOnAwsRefusalOfAModelWithoutProfile() {
    // Given
    Tenant tenant = Tenant.active();
    Ask ask = Ask.of(tenant, "hello").with(RequestHeaders.MODEL, Ask.WITHOUT_PROFILE);

    // When
    Seen answer = ask.answer();

    // Then
    assertThat(answer.error().code()).isEqualTo(VALIDATION);
    assertThat(answer.error().message()).contains("with on-demand throughput");
    assertThat(answer.header(AnswerHeaders.ATTEMPTS)).isEqualTo("1");
    assertThat(answer.header(AnswerHeaders.PAYER)).isEqualTo("customer");
    assertThat(ask.awaitOutcome(1).awsErrorCode()).isEqualTo("ValidationException");
  }

  @Test
  void tellsAModelThatTheAccountMayNotUse() {
    // Given
    Tenant tenant = Tenant.active();
    ModelAccess.take(tenant);

    // When
    Seen answer = Ask.of(tenant, "hello").answer();

    // Then
    assertThat(answer.error().code()).isEqualTo(ErrorCode.MODEL_ACCESS_DENIED);
    assertThat(tenant.calls()).hasSize(1);
  }

  @Test
  void tellsAModelThatTheAccountMayNotUseAnyMore() {
    // Given
    Tenant tenant = Tenant.active();
    Ask.of(tenant, "it works").answer();
    ModelAccess.take(tenant);

    // When
    Seen answer = Ask.of(tenant, "hello").answer();

    // Then
    assertThat(answer.error().code()).isEqualTo(ErrorCode.MODEL_ACCESS_LOST);
  }

  /// A genuine session whose document says that its hour is over.
  private static SessionDocument endedSession(Tenant tenant) {
    SessionDocument session = tenant.mintSession();
    return new SessionDocument(
        session.scope(),
        session.accessKeyId(),
        session.secretAccessKey(),
        session.sessionToken(),
        Instant.now().minusSeconds(3600),
        Instant.now().minusSeconds(1));
  }

  private static void assertRefusedWithoutACall(Tenant tenant, Seen answer, ErrorCode code) {
    assertThat(answer.event().type()).isEqualTo(AnswerHeaders.FAILED);
    assertThat(answer.error().code()).isEqualTo(code);
    assertThat(answer.header(AnswerHeaders.PAYER)).isEqualTo("none");
    assertThat(answer.header(AnswerHeaders.CREDENTIAL_OWNER)).isEqualTo("none");
    assertThat(answer.header(AnswerHeaders.ATTEMPTS)).isEqualTo("0");
    assertThat(tenant.calls()).isEmpty();
  }

  private static Arguments row(String name, String body, ErrorCode code) {
    return argumentSet(name, body, UnaryOperator.<Ask>identity(), code);
  }

  private static Arguments header(String name, UnaryOperator<Ask> change, ErrorCode code) {
    return argumentSet(name, Ask.body("hello"), change, code);
  }
}
