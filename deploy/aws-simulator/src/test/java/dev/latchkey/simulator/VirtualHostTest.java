package dev.latchkey.simulator;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The three ways to say which AWS host is meant, on the wire.
class VirtualHostTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Customer ACME = Customer.seeded("acme-production");

  private static AwsSimulator simulator;
  private static Aws aws;

  @BeforeAll
  static void start() {
    simulator = AwsSimulator.start(SimulatorSettings.defaults().withClock(new SetClock(NOW)));
    aws = new Aws(simulator);
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @Test
  void takesTheHostFromTheFirstSegmentOfThePath() {
    HandSigned request = aws.invocation(ACME, NOW);
    assertThat(aws.send(request).statusCode()).isEqualTo(200);
    assertRecordedHost("bedrock-runtime.us-east-1.amazonaws.com");
  }

  @Test
  void takesTheHostFromTheHostHeader() throws IOException {
    // Given
    HandSigned request = aws.invocation(ACME, NOW);
    request.host = "bedrock-runtime.us-west-2.amazonaws.com";
    request.region = "us-west-2";
    request.path = request.path.replace("/bedrock-runtime.us-east-1.amazonaws.com", "");

    // When
    String response = sendRaw(request);

    // Then
    assertThat(response).startsWith("HTTP/1.1 200 OK");
    assertRecordedHost("bedrock-runtime.us-west-2.amazonaws.com");
  }

  @Test
  void takesTheRegionFromTheSignatureWhenNothingElseTells() {
    // Given
    HandSigned request = aws.invocation(ACME, NOW);
    request.path = request.path.replace("/bedrock-runtime.us-east-1.amazonaws.com", "");
    request.path = request.path.replace("us.anthropic", "eu.anthropic");
    request.region = "eu-central-1";

    // When
    HttpResponse<String> response = aws.send(request);

    // Then
    assertThat(response.statusCode()).isEqualTo(200);
    assertRecordedHost("bedrock-runtime.eu-central-1.amazonaws.com");
  }

  @Test
  void refusesARegionThatDoesNotExist() {
    // Given
    HandSigned request = aws.invocation(ACME, NOW);
    request.path = request.path.replace("/bedrock-runtime.us-east-1.amazonaws.com", "");
    request.region = "mars-north-1";

    // When
    HttpResponse<String> response = aws.send(request);

    // Then
    assertThat(response.body())
        .isEqualTo("{\"message\":\"Credential should be scoped to a valid region.\"}");
  }

  @Test
  void saysWhichHostsItPlays() {
    // Given
    HandSigned request = aws.invocation(ACME, NOW);
    request.path = "/s3.us-east-1.amazonaws.com/bucket";

    // When
    HttpResponse<String> response = aws.send(request);

    // Then
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("s3.us-east-1.amazonaws.com is not simulated");
    assertRecordedHost("s3.us-east-1.amazonaws.com");
  }

  @Test
  void answersAnUnknownPathOfTheRuntimeWithHttp200() {
    // Given
    HandSigned request = aws.invocation(ACME, NOW);
    request.path = "/bedrock-runtime.us-east-1.amazonaws.com/model/x/y/z";

    // When
    HttpResponse<String> response = aws.send(request);

    // Then
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .isEqualTo(
            "{\"Output\":{\"__type\":\"com.amazon.coral.service#UnknownOperationException\"},"
                + "\"Version\":\"1.0\"}");
    assertThat(new AdminClient(simulator.adminUri()).lastCall().get("errorCode").asText())
        .isEqualTo("UnknownOperationException");
  }

  private static void assertRecordedHost(String host) {
    assertThat(new AdminClient(simulator.adminUri()).lastCall().get("host").asText())
        .isEqualTo(host);
  }

  /// A client that may say any host, which the JDK's may not.
  private static String sendRaw(HandSigned request) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(request.method).append(' ').append(request.sentTarget()).append(" HTTP/1.1\r\n");
    request
        .signedHeaders()
        .forEach((name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
    text.append("content-length: ").append(request.sentBody().length()).append("\r\n");
    text.append("connection: close\r\n\r\n").append(request.sentBody());
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), simulator.uri().getPort())) {
      socket.getOutputStream().write(text.toString().getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }
  }
}
