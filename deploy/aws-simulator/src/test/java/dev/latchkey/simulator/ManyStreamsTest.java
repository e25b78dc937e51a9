package dev.latchkey.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// Without the AWS SDK, whose decoder takes 2 MiB for each stream.
class ManyStreamsTest {

  private static final int MANY = 1_000;

  @Test
  void openAtOnceHaveNoThreadEach() {
    try (AwsSimulator simulator = AwsSimulator.start(SimulatorSettings.defaults());
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      // Given
      AdminClient admin = new AdminClient(simulator.adminUri());
      admin.send(
          "POST", "/admin/faults", "{\"effect\":{\"stream\":{\"betweenEventsMillis\":600000}}}");
      HandSigned request =
          new Aws(simulator).invocation(Customer.seeded("acme-production"), Instant.now());
      request.path += "-with-response-stream";
      long threads = serverThreads();

      // When
      List<CompletableFuture<HttpResponse<InputStream>>> open =
          IntStream.range(0, MANY)
              .mapToObj(
                  _ ->
                      http.sendAsync(
                          request.request(simulator.uri()), BodyHandlers.ofInputStream()))
              .toList();

      // Then
      await().atMost(Duration.ofMinutes(1)).until(() -> begun(admin) == MANY);
      assertThat(serverThreads()).isEqualTo(threads);
      open.forEach(stream -> stream.join().body());
      http.shutdownNow();
    }
  }

  private static long begun(AdminClient admin) {
    return StreamSupport.stream(admin.calls("").spliterator(), /* parallel= */ false)
        .filter(call -> call.at("/stream/sent").asInt() == 1)
        .count();
  }

  private static long serverThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("vert.x-"))
        .count();
  }
}
