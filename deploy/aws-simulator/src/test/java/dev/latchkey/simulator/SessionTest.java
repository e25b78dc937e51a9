package dev.latchkey.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The life of a session of GetSessionToken, with the time in hand.
class SessionTest {

  private static final Customer ACME = Customer.seeded("acme-production");

  private final SetClock clock = new SetClock(Instant.parse("2026-11-21T12:00:00Z"));
  private AwsSimulator simulator =
      AwsSimulator.start(SimulatorSettings.defaults().withClock(clock));

  @AfterEach
  void stop() {
    simulator.close();
  }

  @ParameterizedTest
  @CsvSource({"deactivate, POST, /deactivate", "delete, DELETE, ''"})
  void survivesWhatHappensToItsKey(String name, String method, String pathEnd) {
    // Given
    Customer session = aws().session(ACME, clock.instant(), 900);

    // When
    admin().send(method, "/admin/access-keys/" + ACME.accessKeyId() + pathEnd, "");

    // Then
    assertThat(invoke(ACME).statusCode()).isEqualTo(403);
    assertThat(invoke(session).statusCode()).isEqualTo(200);
  }

  @Test
  void endsAtItsTimeAndNotBefore() {
    // Given
    Customer session = aws().session(ACME, clock.instant(), 900);

    // When
    clock.advance(Duration.ofSeconds(899));

    // Then
    assertThat(invoke(session).statusCode()).isEqualTo(200);

    // When
    clock.advance(Duration.ofSeconds(1));

    // Then
    assertThat(invoke(session).body())
        .isEqualTo("{\"message\":\"The security token included in the request is expired\"}");
  }

  @Test
  void survivesARestartOfTheSimulator() {
    // Given
    Customer session = aws().session(ACME, clock.instant(), 900);

    // When
    restart(SimulatorSettings.defaults().withClock(clock));

    // Then
    assertThat(invoke(session).statusCode()).isEqualTo(200);
  }

  @Test
  void isUnknownToASimulatorWithAnotherSeed() {
    // Given
    Customer session = aws().session(ACME, clock.instant(), 900);

    // When
    restart(SimulatorSettings.defaults().withClock(clock).withSessionSeed("another"));

    // Then
    assertThat(invoke(session).body())
        .isEqualTo("{\"message\":\"The security token included in the request is invalid.\"}");
  }

  @Test
  void doesNotOutliveItsAccount() {
    // Given
    var created = admin().json("POST", "/admin/accounts", "{\"name\":\"short-lived\"}");
    var key = created.at("/users/0/accessKeys/0");
    Customer customer =
        new Customer(
            created.get("id").asText(), key.get("id").asText(), key.get("secret").asText(), null);
    Customer session = aws().session(customer, clock.instant(), 900);
    assertThat(invoke(session).statusCode()).isEqualTo(200);

    // When
    restart(SimulatorSettings.defaults().withClock(clock));

    // Then
    assertThat(invoke(session).statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({
    "900, 2026-11-21T12:15:00Z",
    "3600, 2026-11-21T13:00:00Z",
    "129600, 2026-11-23T00:00:00Z",
    "'', 2026-11-22T00:00:00Z"
  })
  void lastsAsLongAsAskedFor(String seconds, String expiration) {
    assertThat(Aws.element(getSessionToken(seconds).body(), "Expiration")).isEqualTo(expiration);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "899|ValidationError|1 validation error detected: Value '899' at 'durationSeconds' failed to"
            + " satisfy constraint: Member must have value greater than or equal to 900",
        "129601|ValidationError|1 validation error detected: Value '129601' at 'durationSeconds'"
            + " failed to satisfy constraint: Member must have value less than or equal to 129600",
        "soon|MalformedInput|DurationSeconds is not an integer: soon"
      },
      quoteCharacter = '"')
  void refusesOtherDurations(String seconds, String code, String message) {
    // When
    HttpResponse<String> response = getSessionToken(seconds);

    // Then
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Aws.element(response.body(), "Code")).isEqualTo(code);
    assertThat(Aws.element(response.body(), "Message")).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource({
    "Action=GetFederationToken&Version=2011-06-15, InvalidAction",
    "Action=GetCallerIdentity, InvalidAction",
    "Version=2011-06-15, MissingAction",
    "Action=GetSessionToken&Version=2011-06-15&TokenCode=123456, AccessDenied"
  })
  void namesWhatItCannotDo(String form, String code) {
    HttpResponse<String> response = aws().send(aws().sts(ACME, clock.instant(), form));
    assertThat(Aws.element(response.body(), "Code")).isEqualTo(code);
  }

  private HttpResponse<String> getSessionToken(String seconds) {
    String duration = seconds.isEmpty() ? "" : "&DurationSeconds=" + seconds;
    return aws()
        .send(
            aws()
                .sts(
                    ACME, clock.instant(), "Action=GetSessionToken&Version=2011-06-15" + duration));
  }

  private HttpResponse<String> invoke(Customer customer) {
    return aws().send(aws().invocation(customer, clock.instant()));
  }

  private void restart(SimulatorSettings settings) {
    simulator.close();
    simulator = AwsSimulator.start(settings);
  }

  private Aws aws() {
    return new Aws(simulator);
  }

  private AdminClient admin() {
    return new AdminClient(simulator.adminUri());
  }
}
