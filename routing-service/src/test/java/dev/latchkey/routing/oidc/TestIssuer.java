package dev.latchkey.routing.oidc;

import static org.awaitility.Awaitility.await;

import dev.latchkey.contracts.testkit.loopback.LoopbackHttp;
import dev.latchkey.contracts.testkit.loopback.LoopbackHttp.Reply;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;

/// The key set endpoint of an issuer, as a test wants it to answer.
final class TestIssuer implements AutoCloseable {

  /// The `iss` claim of its grants.
  static final String NAME = "https://grants.example.com";

  private final AtomicInteger asked = new AtomicInteger();
  private final LoopbackHttp http;
  private volatile Supplier<Reply> reply;

  private TestIssuer(Supplier<Reply> reply) {
    this.reply = reply;
    this.http =
        LoopbackHttp.start(
            /* preferredPort= */ 0,
            _ -> {
              asked.incrementAndGet();
              return this.reply.get();
            });
  }

  /// Starts an issuer that publishes these keys.
  static TestIssuer publishing(JsonWebKey... keys) {
    return new TestIssuer(() -> keySet(keys));
  }

  /// From now on it publishes these keys instead.
  void publish(JsonWebKey... keys) {
    answer(() -> keySet(keys));
  }

  /// From now on it answers like this.
  void answer(Supplier<Reply> how) {
    reply = how;
  }

  /// How often its keys were asked for.
  int timesAsked() {
    return asked.get();
  }

  URI keysUrl() {
    return http.address().resolve("/jwks");
  }

  /// What routing must be told to trust it.
  GrantSettings trusted() {
    return new TestGrantSettings(true, NAME, keysUrl());
  }

  /// Grants that trust it and have its keys, however long the first fetch in this JVM may take.
  Grants grantsWithKeys(TestGrant sample) {
    Grants grants = new Grants(trusted(), InstantSource.system());
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                grants.read(sample.secret(), TestGrant.ACCEPTED_AT)
                    instanceof GrantReading.Verified);
    return grants;
  }

  @Override
  public void close() {
    http.close();
  }

  /// A reply with this text.
  static Reply reply(int status, String text) {
    return new Reply(status, "application/json", text.getBytes(StandardCharsets.UTF_8));
  }

  /// The public halves of the keys; a shared secret has none and is published whole.
  private static Reply keySet(JsonWebKey... keys) {
    return reply(
        200, new JsonWebKeySet(keys).toJson(JsonWebKey.OutputControlLevel.INCLUDE_SYMMETRIC));
  }
}
