package dev.latchkey.routing.oidc;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/// Fetches the issuer's key set. Follows no redirect, which might lead to keys of somebody else,
/// and reads no endless answer. Blocks for its timeout at most; never throws; safe for all threads.
final class KeySetEndpoint implements Supplier<KeySetReading> {

  private static final int MAX_BYTES = 256 * 1024;
  private static final int MAX_KEYS = 64;

  private final HttpRequest question;
  private final Duration timeout;
  private final HttpClient http;

  /// @param timeout the longest that one fetch may take, connecting included
  KeySetEndpoint(URI address, Duration timeout) {
    this.question = HttpRequest.newBuilder(address).header("Accept", "application/json").build();
    this.timeout = timeout;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .build();
  }

  @Override
  public KeySetReading get() {
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(question, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BYTES));
    try {
      return read(answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      answer.cancel(true);
      return failed("did not answer within " + timeout.toMillis() + " ms");
    } catch (ExecutionException e) {
      return failed("cannot be reached");
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return failed("was not waited for");
    }
  }

  private static KeySetReading read(HttpResponse<byte[]> answer) {
    if (answer.statusCode() != 200) {
      return failed("answered with status " + answer.statusCode());
    }
    try {
      return new KeySetReading.Fetched(
          new JsonWebKeySet(new String(answer.body(), StandardCharsets.UTF_8))
              .getJsonWebKeys().stream()
                  .filter(PublicJsonWebKey.class::isInstance)
                  .map(PublicJsonWebKey.class::cast)
                  .limit(MAX_KEYS)
                  .toList());
    } catch (JoseException | ClassCastException e) {
      return failed("gave no JSON Web Key Set");
    }
  }

  private static KeySetReading failed(String what) {
    return new KeySetReading.Failed("the grant issuer's key set endpoint " + what);
  }
}
