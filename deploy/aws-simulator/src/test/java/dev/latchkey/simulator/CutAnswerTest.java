package dev.latchkey.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.simulator.faults.FaultDocument;
import dev.latchkey.simulator.faults.FaultDocument.EffectDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What is on the wire when a connection is cut in the middle of an answer.
class CutAnswerTest {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Test
  void hasStatusHeadersAndHalfOfTheBody() throws Exception {
    try (AwsSimulator simulator = AwsSimulator.start(SimulatorSettings.defaults())) {
      // Given
      simulator.addFault(FaultDocument.of(EffectDocument.cut("during-answer")));
      HandSigned request =
          new Aws(simulator).invocation(Customer.seeded("acme-production"), Instant.now());

      // When
      HttpResponse<InputStream> response =
          HTTP.send(request.request(simulator.uri()), BodyHandlers.ofInputStream());

      // Then
      long whole = response.headers().firstValueAsLong("Content-Length").orElseThrow();
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("x-amzn-RequestId")).isPresent();
      assertThat(arrived(response.body())).isEqualTo((int) whole / 2).isPositive();
    }
  }

  private static int arrived(InputStream body) {
    ByteArrayOutputStream arrived = new ByteArrayOutputStream();
    try (body) {
      body.transferTo(arrived);
      throw new AssertionError("the body ended as if it were whole");
    } catch (IOException e) {
      return arrived.size();
    }
  }
}
