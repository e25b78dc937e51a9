package dev.latchkey.routing.bedrock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.json.WireJson;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;

/// Bodies of Converse lose nothing on their way through the SDK.
class ConverseRequestsTest {

  private static final String CONVERSATION =
      """
      {"messages":[
         {"role":"user","content":[
           {"text":"What is in it? Grüß Gott 👋"},
           {"image":{"format":"png","source":{"bytes":"iVBORw0KGgo="}}},
           {"document":{"format":"pdf","name":"bill","source":{"bytes":"JVBERi0="}}},
           {"cachePoint":{"type":"default"}}]},
         {"role":"assistant","content":[
           {"reasoningContent":{"reasoningText":{"text":"hm","signature":"c2ln"}}},
           {"toolUse":{"toolUseId":"t-1","name":"look","input":{"deep":{"a":[1,2.5,true,null,"x"]}}}}]},
         {"role":"user","content":[
           {"toolResult":{"toolUseId":"t-1","content":[{"json":{"n":12345678901234567890}}],
            "status":"success"}}]}],
       "system":[{"text":"Be brief."}],
       "inferenceConfig":{"maxTokens":64,"temperature":0.5,"stopSequences":["END"]},
       "toolConfig":{"tools":[{"toolSpec":{"name":"look","description":"looks","inputSchema":
         {"json":{"type":"object","properties":{"deep":{"type":"object"}}}}}}],
         "toolChoice":{"auto":{}}},
       "additionalModelRequestFields":{"thinking":{"type":"enabled","budget_tokens":1024}},
       "requestMetadata":{"team":"support"}}
      """;

  @Test
  void keepTheirMeaning() throws IOException {
    // Given
    JsonNode body = WireJson.mapper().readTree(CONVERSATION);

    // When
    ConverseRequest.Builder request = ConverseRequest.builder();
    SdkReading.fill(request, body, "");
    JsonNode written = WireJson.mapper().readTree(WireJson.write(SdkWriting.json(request.build())));

    // Then
    assertThat(written).isEqualTo(body);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void haveNoProblemWhenTheyAreRight(boolean streamed) {
    assertThat(ConverseRequests.problem(content(CONVERSATION), streamed)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"mesages\":[]}                                              | mesages is not known",
        "{\"messages\":{}}                                             | messages is not a list",
        "{\"messages\":[{\"role\":\"user\",\"content\":[{\"txt\":\"x\"}]}]} | messages[0].content[0].txt is not known",
        "{\"messages\":[{\"role\":7}]}                                 | messages[0].role is not a text",
        "{\"inferenceConfig\":{\"maxTokens\":\"64\"}}                  | inferenceConfig.maxTokens is not a whole number",
        "{\"messages\":[{\"content\":[{\"image\":{\"source\":{\"bytes\":\"%\"}}}]}]} | messages[0].content[0].image.source.bytes is not Base64",
        "{\"modelId\":\"another\"}                                     | modelId is not known",
        "[]                                                          | The body is not an object",
        "{                                                           | The body is not JSON"
      })
  void areRefusedByTheNameOfWhatIsWrong(String body, String problem) {
    assertThat(ConverseRequests.problem(content(body), false)).get().asString().startsWith(problem);
  }

  private static Content content(String text) {
    return Content.of(text.getBytes(UTF_8));
  }
}
