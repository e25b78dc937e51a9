package dev.latchkey.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.simulator.exchange.RequestBody;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BodyLimitTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Customer ACME = Customer.seeded("acme-production");

  private static AwsSimulator simulator;

  @BeforeAll
  static void start() {
    simulator = AwsSimulator.start(SimulatorSettings.defaults().withClock(new SetClock(NOW)));
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @Test
  void takesTheLargestBodyThatBedrockTakes() {
    assertThat(send(RequestBody.LIMIT).statusCode()).isEqualTo(200);
  }

  @Test
  void refusesOneByteMoreInBedrocksWords() {
    // When
    HttpResponse<String> response = send(RequestBody.LIMIT + 1);

    // Then
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("Member must have length less than or equal to 25000000");
    assertThat(new AdminClient(simulator.adminUri()).lastCall().get("bodyBytes").asInt())
        .isEqualTo(RequestBody.LIMIT + 1);
  }

  private static HttpResponse<String> send(int size) {
    Aws aws = new Aws(simulator);
    HandSigned request = aws.invocation(ACME, NOW);
    request.body = request.body + " ".repeat(size - request.body.length());
    return aws.send(request);
  }
}
