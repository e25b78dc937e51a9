package dev.latchkey.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.contracts.testkit.shared.SharedServers;
import dev.latchkey.contracts.wire.inference.AnswerHeaders;
import dev.latchkey.routing.fixture.Ask;
import dev.latchkey.routing.fixture.RoutingOnTheStack;
import dev.latchkey.routing.fixture.Seen;
import dev.latchkey.routing.fixture.Tenant;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@RoutingOnTheStack
class ByteExactTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "line\\nbreaks and \\u00e4 escapes \\ud83d\\ude00",
        "ünïcödé 漢字 😀",
        "five megabytes"
      })
  void sendsTheBodyByteForByte(String prompt) throws Exception {
    // Given
    Tenant tenant = Tenant.active();
    String text = prompt.startsWith("five") ? "y".repeat(5_000_000) : prompt;
    String body =
        "{ \"max_tokens\" : 64,\r\n\t\"anthropic_version\":\"bedrock-2023-05-31\","
            + "\"messages\":[{\"role\":\"user\",\"content\":\""
            + text
            + "\"}]  }\n";

    // When
    Seen answer = Ask.withBody(tenant, body).answer();

    // Then
    assertThat(answer.event().type()).isEqualTo(AnswerHeaders.SUCCEEDED);
    JsonNode call = onlyCall(tenant);
    byte[] sent = body.getBytes(StandardCharsets.UTF_8);
    assertThat(call.path("bodyBytes").asLong()).isEqualTo(sent.length);
    assertThat(call.path("bodySha256").asText())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(sent)));
  }

  private static JsonNode onlyCall(Tenant tenant) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(
                  SharedServers.simulator()
                      .adminUri()
                      .resolve(
                          "/admin/calls?operation=InvokeModel&account=" + tenant.key().account()))
              .build();
      JsonNode calls =
          new ObjectMapper().readTree(http.send(request, BodyHandlers.ofByteArray()).body());
      assertThat(calls.path("calls")).hasSize(1);
      return calls.path("calls").path(0);
    }
  }
}
