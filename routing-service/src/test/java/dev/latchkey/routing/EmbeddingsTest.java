package dev.latchkey.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.inference.AnswerHeaders;
import dev.latchkey.contracts.wire.inference.AttemptOutcome;
import dev.latchkey.contracts.wire.inference.RequestHeaders;
import dev.latchkey.contracts.wire.inference.TokenUsage;
import dev.latchkey.contracts.wire.json.WireJson;
import dev.latchkey.routing.fixture.Ask;
import dev.latchkey.routing.fixture.RoutingOnTheStack;
import dev.latchkey.routing.fixture.Seen;
import dev.latchkey.routing.fixture.Tenant;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// Vectors instead of words.
@RoutingOnTheStack
class EmbeddingsTest {

  private static final String TITAN = "amazon.titan-embed-text-v2:0";
  private static final String COHERE = "cohere.embed-multilingual-v3";

  @Test
  void answersWithTheVectorOfTitanAndCountsItsTokens() throws IOException {
    // Given
    Ask ask =
        embed(Tenant.active(), TITAN, "{\"inputText\":\"a key under the mat\",\"dimensions\":256}");

    // When
    Seen answer = ask.answer();

    // Then
    assertThat(answer.event().type()).isEqualTo(AnswerHeaders.SUCCEEDED);
    assertThat(answer.header(AnswerHeaders.MODEL)).isEqualTo(TITAN);
    JsonNode body = WireJson.mapper().readTree(answer.event().data().bytes());
    assertThat(body.path("embedding").size()).isEqualTo(256);
    AttemptOutcome outcome = ask.awaitOutcome(1);
    assertThat(outcome.usage())
        .isEqualTo(new TokenUsage(body.path("inputTextTokenCount").asLong(), 0, 0, 0, null));
    assertThat(outcome.costUsd()).isPositive();
  }

  @Test
  void countsTheTokensOfCohereByTheHeader() {
    // Given
    Ask ask =
        embed(
            Tenant.active(),
            COHERE,
            "{\"texts\":[\"a key\",\"a mat\"],\"input_type\":\"search_document\"}");

    // When
    Seen answer = ask.answer();

    // Then
    assertThat(answer.event().type()).isEqualTo(AnswerHeaders.SUCCEEDED);
    assertThat(ask.awaitOutcome(1).usage())
        .satisfies(usage -> assertThat(usage.input()).isPositive())
        .satisfies(usage -> assertThat(usage.output()).isZero());
  }

  @Test
  void sendsNoVectorsInPieces() {
    // Given
    Tenant tenant = Tenant.active();
    Ask ask = embed(tenant, TITAN, "{\"inputText\":\"a key\"}").streamed();

    // When
    Seen answer = ask.answer();

    // Then
    assertThat(answer.error().code()).isEqualTo(ErrorCode.REQUEST_MALFORMED);
    assertThat(answer.error().message()).contains("ce_stream");
    assertThat(tenant.calls()).isEmpty();
  }

  private static Ask embed(Tenant tenant, String model, String body) {
    return Ask.of(tenant, "")
        .withBody(body)
        .with(RequestHeaders.MODEL, model)
        .with(RequestHeaders.API, "embeddings");
  }
}
