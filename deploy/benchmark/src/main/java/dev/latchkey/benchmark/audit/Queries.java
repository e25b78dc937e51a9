package dev.latchkey.benchmark.audit;

import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.wire.claims.Role;
import dev.latchkey.contracts.wire.claims.TokenClaims;
import dev.latchkey.contracts.wire.identifiers.OrgId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// What auditors ask, over HTTP, one question after the other.
final class Queries {
  private static final int WARM_UP = 20;
  private static final int ROUNDS = 100;

  private final URI api;
  private final HttpClient http = HttpClient.newHttpClient();

  Queries(URI api) {
    this.api = api;
  }

  /// How long an answer takes.
  record Latency(Duration median, Duration p99) {}

  /// The latency of each question, by its name.
  Map<String, Latency> measure() {
    Instant now = Instant.now();
    Instant before = now.minus(Duration.ofDays(7));
    String week = "from=" + before + "&to=" + now;
    String days = "from=" + day(before) + "&to=" + day(now);
    Map<String, Latency> latencies = new LinkedHashMap<>();
    latencies.put("newest 50 of an org", measure("/v1/events?limit=50"));
    latencies.put("one workspace, one week", measure("/v1/events?limit=50&workspace=ws-3&" + week));
    latencies.put("one user", measure("/v1/events?limit=50&user=user-43"));
    latencies.put("one conversation", measure("/v1/events?limit=50&conversation=conversation-43"));
    latencies.put("one error code", measure("/v1/events?limit=50&error=THROTTLED&" + week));
    latencies.put("refused fallbacks", measure("/v1/events?limit=50&decision=refused&" + week));
    latencies.put("fallbacks by day and reason", measure("/v1/summaries/fallbacks?" + days));
    latencies.put("spend by payer", measure("/v1/summaries/spend?" + days));
    return latencies;
  }

  private static LocalDate day(Instant time) {
    return time.atZone(ZoneOffset.UTC).toLocalDate();
  }

  private Latency measure(String question) {
    String token = token();
    for (int i = 0; i < WARM_UP; i++) {
      ask(question, token);
    }
    long[] nanos = new long[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      ask(question, token);
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    return new Latency(
        Duration.ofNanos(nanos[ROUNDS / 2]), Duration.ofNanos(nanos[ROUNDS * 99 / 100]));
  }

  private void ask(String question, String token) {
    HttpRequest request =
        HttpRequest.newBuilder(api.resolve(question))
            .header("Authorization", "Bearer " + token)
            .build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(question + ": " + answer.statusCode() + answer.body());
      }
    } catch (IOException e) {
      throw new IllegalStateException(question, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  private static String token() {
    return SharedServers.issuer()
        .token(
            new TokenClaims(
                "auditor",
                new OrgId(SampleEvents.org(/* workspace= */ 3)),
                Set.of(),
                Set.of(Role.AUDITOR)));
  }
}
