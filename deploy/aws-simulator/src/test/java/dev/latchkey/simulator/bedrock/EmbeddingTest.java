package dev.latchkey.simulator.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.simulator.operation.Operation.Converse;
import dev.latchkey.simulator.operation.Operation.InvokeModel;
import dev.latchkey.simulator.operation.Operation.InvokeModelWithResponseStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddingTest {

  private static final String TITAN_1 = "amazon.titan-embed-text-v1";
  private static final String TITAN_2 = "amazon.titan-embed-text-v2:0";
  private static final String COHERE_3 = "cohere.embed-english-v3";
  private static final String COHERE_4 = "us.cohere.embed-v4:0";

  private final CalledRuntime runtime = new CalledRuntime();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        TITAN_1 + "|{\"inputText\":\"Hello there\"}|/embedding|1536",
        TITAN_2 + "|{\"inputText\":\"Hello there\"}|/embedding|1024",
        TITAN_2 + "|{\"inputText\":\"Hello there\",\"dimensions\":256}|/embedding|256",
        COHERE_3
            + "|{\"texts\":[\"Hello there\"],\"input_type\":\"search_query\"}|/embeddings/0|1024",
        COHERE_4
            + "|{\"texts\":[\"Hello there\"],\"input_type\":\"search_query\"}|/embeddings/0|1536",
        COHERE_4
            + "|{\"texts\":[\"Hello there\"],\"input_type\":\"search_query\",\"output_dimension\":512,"
            + "\"embedding_types\":[\"float\"]}|/embeddings/float/0|512"
      })
  void hasAVectorOfTheModelsDimensionsAndTellsTheTokens(
      String model, String body, String path, int dimensions) {
    assertThat(runtime.json(new InvokeModel(model), body).at(path)).hasSize(dimensions);
    assertThat(runtime.headers(new InvokeModel(model), body))
        .containsEntry("X-Amzn-Bedrock-Input-Token-Count", "3");
  }

  @Test
  void titanTellsTheTokensInTheBodyTooAndCohereDoesNot() {
    assertThat(
            runtime
                .json(new InvokeModel(TITAN_2), "{\"inputText\":\"Hello there\"}")
                .get("inputTextTokenCount")
                .asInt())
        .isEqualTo(3);
    assertThat(
            runtime
                .json(
                    new InvokeModel(COHERE_3),
                    "{\"texts\":[\"a\"],\"input_type\":\"search_query\"}")
                .fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("id", "texts", "response_type", "embeddings");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"inputText\":\"a\"}|true",
        "{\"inputText\":\"a\",\"normalize\":true}|true",
        "{\"inputText\":\"a\",\"normalize\":false}|false"
      })
  void aNormalizedVectorHasTheLengthOne(String body, boolean normalized) {
    double length = length(runtime.json(new InvokeModel(TITAN_2), body).get("embedding"));
    if (normalized) {
      assertThat(length).isCloseTo(1, within(1e-4));
    } else {
      assertThat(length).isGreaterThan(2);
    }
  }

  private static double length(JsonNode vector) {
    return Math.sqrt(
        StreamSupport.stream(vector.spliterator(), /* parallel= */ false)
            .mapToDouble(component -> component.asDouble() * component.asDouble())
            .sum());
  }

  @Test
  void theSameTextHasTheSameVectorAndNoOtherHas() {
    String body = "{\"texts\":[\"a\",\"b\",\"a\"],\"input_type\":\"clustering\"}";
    JsonNode vectors = runtime.json(new InvokeModel(COHERE_3), body).get("embeddings");
    assertThat(vectors.get(0)).isEqualTo(vectors.get(2)).isNotEqualTo(vectors.get(1));
  }

  @Test
  void cohereHasWholeNumbersAndPackedSignsToo() {
    // Given
    String body =
        """
        {"texts":["a"],"input_type":"clustering",
         "embedding_types":["int8","uint8","binary","ubinary"]}""";

    // When
    JsonNode vectors = runtime.json(new InvokeModel(COHERE_3), body).get("embeddings");

    // Then
    int whole = vectors.at("/int8/0/7").asInt();
    assertThat(vectors.at("/uint8/0/7").asInt()).isEqualTo(whole + 128);
    assertThat(vectors.at("/ubinary/0")).hasSize(128);
    assertThat(vectors.at("/binary/0/5").asInt())
        .isEqualTo(vectors.at("/ubinary/0/5").asInt() - 128);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        TITAN_2 + "|{}|: #: required key [inputText] not found",
        TITAN_2 + "|{\"inputText\":\"\"}|: expected minLength: 1, actual: 0",
        TITAN_2
            + "|{\"inputText\":\"a\",\"dimensions\":7}|: #/dimensions: 7 is not a valid enum value",
        TITAN_1
            + "|{\"inputText\":\"a\",\"normalize\":true}|: #: extraneous key [normalize] is not permitted",
        COHERE_3 + "|{\"texts\":[\"a\"]}|: #: required key [input_type] not found",
        COHERE_3
            + "|{\"texts\":[],\"input_type\":\"clustering\"}|: #/texts: expected 1 to 96 texts",
        COHERE_3
            + "|{\"texts\":[\"a\"],\"input_type\":\"x\"}|: #/input_type: x is not a valid enum value",
        COHERE_3
            + "|{\"texts\":[\"a\"],\"input_type\":\"clustering\",\"output_dimension\":256}|: #:"
            + " extraneous key [output_dimension] is not permitted"
      })
  void refusesABodyAsBedrockDoes(String model, String body, String problem) {
    assertThat(runtime.refusal(new InvokeModel(model), body))
        .isEqualTo(
            "Malformed input request" + problem + ", please reformat your input and try again.");
  }

  @Test
  void refusesATextThatIsTooLong() {
    String text = "word".repeat(9_000);
    assertThat(runtime.refusal(new InvokeModel(TITAN_2), "{\"inputText\":\"" + text + "\"}"))
        .isEqualTo(
            "Too many input tokens. Max input tokens: 8192, request input token count: 9000");
  }

  @Test
  void cohereCutsATextThatIsTooLongWhenItMay() {
    String body =
        "{\"texts\":[\"%s\"],\"input_type\":\"clustering\",\"truncate\":\"END\"}"
            .formatted("word".repeat(600));
    assertThat(runtime.headers(new InvokeModel(COHERE_3), body))
        .containsEntry("X-Amzn-Bedrock-Input-Token-Count", "512");
  }

  @Test
  void knowsInvokeModelAlone() {
    String body = "{\"inputText\":\"a\"}";
    assertThat(runtime.refusal(new InvokeModelWithResponseStream(TITAN_2), body))
        .isEqualTo("The model is unsupported for streaming.");
    assertThat(runtime.refusal(new Converse(TITAN_2), body))
        .startsWith("This action doesn't support the model that you provided.");
  }
}
