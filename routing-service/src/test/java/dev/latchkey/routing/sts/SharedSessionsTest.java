package dev.latchkey.routing.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.latchkey.contracts.wire.identifiers.AccessKeyId;
import dev.latchkey.contracts.wire.identifiers.AwsAccountId;
import dev.latchkey.contracts.wire.secret.SecretText;
import dev.latchkey.routing.decision.PlatformGrant;
import dev.latchkey.routing.fixture.TestPlatform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedSessionsTest {

  private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final PlatformGrant.NotByok FRANKFURT = grant("eu-central-1");

  private final AtomicInteger openings = new AtomicInteger();
  private Instant now = START;
  private final SharedSessions sessions = new SharedSessions(() -> now);

  @Test
  void keepsASessionUntilFiveMinutesBeforeItsEnd() {
    // When
    get(FRANKFURT);
    now = START.plus(Duration.ofMinutes(55)).minusMillis(1);
    get(FRANKFURT);

    // Then
    assertThat(openings).hasValue(1);

    // When
    now = START.plus(Duration.ofMinutes(55));
    get(FRANKFURT);

    // Then
    assertThat(openings).hasValue(2);
  }

  @Test
  void keepsRegionsApart() {
    // When
    get(FRANKFURT);
    get(grant("us-east-1"));

    // Then
    assertThat(openings).hasValue(2);
  }

  @Test
  void keepsNoFailure() {
    // When
    SessionResult first = sessions.get(FRANKFURT, StsFailures::outOfTime, PATIENCE);
    SessionResult second = get(FRANKFURT);

    // Then
    assertThat(first).isInstanceOf(SessionResult.Refused.class);
    assertThat(second).isInstanceOf(SessionResult.Opened.class);
  }

  @Test
  void opensOnceForAllWhoComeAtTheSameTime() throws Exception {
    // Given
    CountDownLatch opening = new CountDownLatch(1);
    Callable<SessionResult> asking =
        () ->
            sessions.get(
                FRANKFURT,
                () -> {
                  await(opening);
                  return open();
                },
                PATIENCE);

    // When
    List<Future<SessionResult>> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 50; i++) {
        results.add(threads.submit(asking));
      }
      opening.countDown();
    }

    // Then
    for (Future<SessionResult> result : results) {
      assertThat(result.get()).isInstanceOf(SessionResult.Opened.class);
    }
    assertThat(openings).hasValue(1);
  }

  @Test
  void letsNobodyWaitLongerThanTheyCanAndGoesOnForTheOthers() {
    // Given
    CountDownLatch opening = new CountDownLatch(1);

    // When
    SessionResult impatient =
        sessions.get(
            FRANKFURT,
            () -> {
              await(opening);
              return open();
            },
            Duration.ofMillis(20));
    opening.countDown();
    SessionResult patient = get(FRANKFURT);

    // Then
    assertThat(impatient).isInstanceOf(SessionResult.Refused.class);
    assertThat(patient).isInstanceOf(SessionResult.Opened.class);
    assertThat(openings).hasValue(1);
  }

  @Test
  void hidesNoBugAndGetsOverIt() {
    // When
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                sessions.get(
                    FRANKFURT,
                    () -> {
                      throw new ArithmeticException();
                    },
                    PATIENCE));

    // Then
    assertThat(get(FRANKFURT)).isInstanceOf(SessionResult.Opened.class);
  }

  private SessionResult get(PlatformGrant.NotByok grant) {
    return sessions.get(grant, this::open, PATIENCE);
  }

  private SessionResult open() {
    openings.incrementAndGet();
    return new SessionResult.Opened(
        new PlatformSession(
            FRANKFURT,
            new AwsAccountId("999999999999"),
            new AccessKeyId("ASIA000000000000"),
            SecretText.of("secret"),
            SecretText.of("token"),
            now.plus(Duration.ofHours(1))));
  }

  private static PlatformGrant.NotByok grant(String region) {
    return TestPlatform.notByok(TestPlatform.route(region, "cohere.embed-v4:0"));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
