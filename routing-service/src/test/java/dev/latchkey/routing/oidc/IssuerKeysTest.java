package dev.latchkey.routing.oidc;

import static dev.latchkey.routing.oidc.TestGrant.ACCEPTED_AT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.sun.net.httpserver.HttpServer;
import dev.latchkey.contracts.testkit.loopback.LoopbackHttp.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jose4j.jwk.RsaJsonWebKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IssuerKeysTest {

  private static final RsaJsonWebKey OLD = TestGrant.rsaKey("old");
  private static final RsaJsonWebKey NEW = TestGrant.rsaKey("new");
  private static final Instant START = Instant.parse("2024-03-01T12:00:05Z");

  private final TestIssuer issuer = TestIssuer.publishing(OLD);
  private final AtomicReference<Instant> clock = new AtomicReference<>(START);
  private final Grants grants = new Grants(issuer.trusted(), clock::get);

  /// The first fetch of a JVM loads many classes.
  @BeforeAll
  static void fetchOnce() {
    try (TestIssuer any = TestIssuer.publishing(OLD)) {
      assertThat(new KeySetEndpoint(any.keysUrl(), Duration.ofMinutes(1)).get())
          .isInstanceOf(KeySetReading.Fetched.class);
    }
  }

  @AfterEach
  void close() {
    issuer.close();
  }

  @Test
  void areFetchedOnceForManyGrants() {
    // When
    List<GrantReading> readings = IntStream.range(0, 20).mapToObj(_ -> read(OLD)).toList();

    // Then
    assertThat(readings).allMatch(GrantReading.Verified.class::isInstance);
    assertThat(issuer.timesAsked()).isEqualTo(1);
  }

  @Test
  void canBeFetchedBeforeTheFirstGrant() {
    // When
    grants.fetchKeys();

    // Then
    assertThat(issuer.timesAsked()).isEqualTo(1);
    assertThat(read(OLD)).isInstanceOf(GrantReading.Verified.class);
    assertThat(issuer.timesAsked()).isEqualTo(1);
  }

  @Test
  void areFetchedAgainForAKeyThatIsNew() {
    // Given
    read(OLD);
    issuer.publish(OLD, NEW);
    pass(Duration.ofSeconds(30));

    // When
    GrantReading reading = read(NEW);

    // Then
    assertThat(reading).isInstanceOf(GrantReading.Verified.class);
    assertThat(read(OLD)).isInstanceOf(GrantReading.Verified.class);
    assertThat(issuer.timesAsked()).isEqualTo(2);
  }

  @Test
  void areNotFetchedForEveryKeyThatASenderMakesUp() {
    // Given
    read(OLD);
    pass(Duration.ofSeconds(29));

    // When
    List<GrantReading> readings = IntStream.range(0, 20).mapToObj(_ -> read(NEW)).toList();

    // Then
    assertThat(readings).allMatch(GrantReading.Invalid.class::isInstance);
    assertThat(issuer.timesAsked()).isEqualTo(1);
  }

  @Test
  void stopCountingWhenTheIssuerWithdrawsThem() {
    // Given
    read(OLD);
    issuer.publish(NEW);
    GrantReading meanwhile = read(OLD);
    pass(Duration.ofMinutes(5));

    // When
    GrantReading reading = read(OLD);

    // Then
    assertThat(meanwhile).isInstanceOf(GrantReading.Verified.class);
    assertThat(reading).isInstanceOf(GrantReading.Invalid.class);
  }

  @Test
  void outliveAnOutageOfTheIssuer() {
    // Given
    read(OLD);
    issuer.close();
    pass(Duration.ofHours(5));

    // When
    GrantReading known = read(OLD);
    GrantReading unknown = read(NEW);

    // Then
    assertThat(known).isInstanceOf(GrantReading.Verified.class);
    assertThat(unknown)
        .isEqualTo(
            new GrantReading.Unavailable("the grant issuer's key set endpoint cannot be reached"));
  }

  @Test
  void areUnavailableWhileTheIssuerWasNeverThereAndFetchedOnceItIs() {
    // Given
    issuer.answer(() -> TestIssuer.reply(503, ""));
    GrantReading away = read(OLD);
    issuer.publish(OLD);
    GrantReading tooSoon = read(OLD);
    pass(Duration.ofSeconds(5));

    // When
    GrantReading reading = read(OLD);

    // Then
    assertThat(List.of(away, tooSoon)).allMatch(GrantReading.Unavailable.class::isInstance);
    assertThat(reading).isInstanceOf(GrantReading.Verified.class);
    assertThat(issuer.timesAsked()).isEqualTo(2);
  }

  static Stream<Arguments> uselessAnswers() {
    return Stream.of(
        row("an error", TestIssuer.reply(500, "{}"), "answered with status 500"),
        row("nothing", Reply.empty(204), "answered with status 204"),
        row("no JSON", TestIssuer.reply(200, "<html>"), "gave no JSON Web Key Set"),
        row("a list", TestIssuer.reply(200, "[]"), "gave no JSON Web Key Set"),
        row("no keys member", TestIssuer.reply(200, "{}"), "gave no JSON Web Key Set"),
        row(
            "keys that are a text",
            TestIssuer.reply(200, "{\"keys\":\"x\"}"),
            "gave no JSON Web Key Set"),
        row(
            "a key that is none",
            TestIssuer.reply(200, "{\"keys\":[7]}"),
            "gave no JSON Web Key Set"),
        row(
            "more than 256 KiB",
            TestIssuer.reply(200, " ".repeat(256 * 1024 + 1)),
            "cannot be reached"));
  }

  @ParameterizedTest
  @MethodSource("uselessAnswers")
  void areUnavailableWhenTheEndpointAnswersWith(Reply reply, String what) {
    // Given
    issuer.answer(() -> reply);

    // When
    GrantReading reading = read(OLD);

    // Then
    assertThat(reading)
        .isEqualTo(new GrantReading.Unavailable("the grant issuer's key set endpoint " + what));
  }

  @Test
  void areUnavailableWhenNoneIsPublished() {
    // Given
    issuer.answer(() -> TestIssuer.reply(200, "{\"keys\":[{\"kty\":\"??\"}]}"));

    // When
    GrantReading reading = read(OLD);

    // Then
    assertThat(reading)
        .isEqualTo(new GrantReading.Unavailable("the grant issuer publishes no key"));
  }

  @Test
  void areNotTakenFromWhereverTheEndpointSends() throws IOException {
    // Given
    HttpServer elsewhere =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    elsewhere.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Location", issuer.keysUrl().toString());
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    elsewhere.start();
    URI address = URI.create("http://127.0.0.1:" + elsewhere.getAddress().getPort());

    // When
    KeySetReading reading = new KeySetEndpoint(address, Duration.ofSeconds(5)).get();
    elsewhere.stop(0);

    // Then
    assertThat(reading)
        .isEqualTo(
            new KeySetReading.Failed(
                "the grant issuer's key set endpoint answered with status 302"));
    assertThat(issuer.timesAsked()).isZero();
  }

  @Test
  void areNotWaitedForWithoutEnd() {
    // Given
    CountDownLatch end = new CountDownLatch(1);
    issuer.answer(
        () -> {
          awaitQuietly(end);
          return Reply.empty(200);
        });

    // When
    KeySetReading reading = new KeySetEndpoint(issuer.keysUrl(), Duration.ofMillis(300)).get();
    end.countDown();

    // Then
    assertThat(reading)
        .isEqualTo(
            new KeySetReading.Failed(
                "the grant issuer's key set endpoint did not answer within 300 ms"));
  }

  @Test
  void areFetchedByOneThreadForAllThatWait() throws Exception {
    // Given
    CountDownLatch end = new CountDownLatch(1);
    issuer.answer(
        () -> {
          awaitQuietly(end);
          clock.updateAndGet(now -> now.plusSeconds(30));
          return TestIssuer.reply(503, "");
        });

    // When
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<GrantReading>> readings =
          IntStream.range(0, 10).mapToObj(_ -> threads.submit(() -> read(OLD))).toList();
      await().until(() -> issuer.timesAsked() == 1);
      end.countDown();

      // Then
      for (Future<GrantReading> reading : readings) {
        assertThat(reading.get()).isInstanceOf(GrantReading.Unavailable.class);
      }
      assertThat(issuer.timesAsked()).isEqualTo(1);
    }
  }

  @Test
  void doNotMakeGrantsWaitThatHaveTheirs() throws Exception {
    // Given
    read(OLD);
    pass(Duration.ofMinutes(5));
    CountDownLatch end = new CountDownLatch(1);
    issuer.answer(
        () -> {
          awaitQuietly(end);
          return TestIssuer.reply(503, "");
        });

    // When
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<GrantReading> waiting = threads.submit(() -> read(OLD));
      await().until(() -> issuer.timesAsked() == 2);
      GrantReading meanwhile = read(OLD);
      boolean stillWaiting = !waiting.isDone();
      end.countDown();

      // Then
      assertThat(stillWaiting).isTrue();
      assertThat(meanwhile).isInstanceOf(GrantReading.Verified.class);
      assertThat(waiting.get()).isInstanceOf(GrantReading.Verified.class);
    }
  }

  @Test
  void areUnavailableWhereNoIssuerIsConfigured() {
    // Given
    Grants nobody = new Grants(new TestGrantSettings(false, null, null), clock::get);

    // When
    GrantReading reading = nobody.read(TestGrant.signedBy(OLD).secret(), ACCEPTED_AT);

    // Then
    assertThat(reading)
        .isEqualTo(new GrantReading.Unavailable("latchkey.routing.grants.jwks-url is not set"));
  }

  private GrantReading read(RsaJsonWebKey key) {
    return grants.read(TestGrant.signedBy(key).secret(), ACCEPTED_AT);
  }

  private void pass(Duration time) {
    clock.updateAndGet(now -> now.plus(time));
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Arguments row(String name, Reply reply, String what) {
    return argumentSet(name, reply, what);
  }
}
