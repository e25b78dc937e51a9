package dev.latchkey.routing.flow.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.inference.InferenceApi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CachePointsTest {

  /// The input of a tool is the agent's own, and a text may say anything.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          MESSAGES | {"max_tokens":64,"x":1.10}                                     | {"max_tokens":64,"x":1.10}
          MESSAGES | {"cache_control":{"type":"ephemeral"},"max_tokens":64}         | {"max_tokens":64}
          MESSAGES | {"system":[{"type":"text","text":"x","cache_control":{"type":"ephemeral","ttl":"1h"}}]} | {"system":[{"type":"text","text":"x"}]}
          MESSAGES | {"system":"cache_control"}                                     | {"system":"cache_control"}
          MESSAGES | {"tools":[{"name":"x","cache_control":{}}]}                    | {"tools":[{"name":"x"}]}
          MESSAGES | {"messages":[{"role":"user","content":"cache_control"}]}       | {"messages":[{"role":"user","content":"cache_control"}]}
          MESSAGES | {"messages":[{"role":"user","content":[{"type":"text","text":"x","cache_control":{}}]}]} | {"messages":[{"role":"user","content":[{"type":"text","text":"x"}]}]}
          MESSAGES | {"messages":[{"content":[{"type":"tool_result","content":[{"type":"text","cache_control":{}}],"cache_control":{}}]}]} | {"messages":[{"content":[{"type":"tool_result","content":[{"type":"text"}]}]}]}
          MESSAGES | {"messages":[{"content":[{"type":"tool_use","input":{"cache_control":{"a":1}}}]}]} | {"messages":[{"content":[{"type":"tool_use","input":{"cache_control":{"a":1}}}]}]}
          CONVERSE | {"system":[{"text":"x"},{"cachePoint":{"type":"default"}}]}    | {"system":[{"text":"x"}]}
          CONVERSE | {"toolConfig":{"tools":[{"toolSpec":{"name":"x"}},{"cachePoint":{}}]}} | {"toolConfig":{"tools":[{"toolSpec":{"name":"x"}}]}}
          CONVERSE | {"messages":[{"role":"user","content":[{"cachePoint":{}},{"text":"x"},{"cachePoint":{}}]}]} | {"messages":[{"role":"user","content":[{"text":"x"}]}]}
          CONVERSE | {"messages":[{"content":[{"toolUse":{"input":{"cachePoint":{}}}}]}]} | {"messages":[{"content":[{"toolUse":{"input":{"cachePoint":{}}}}]}]}
          EMBEDDINGS | {"inputText":"x","cache_control":{}}                         | {"inputText":"x","cache_control":{}}
          """)
  void areTakenOutWhereTheApiHasThem(InferenceApi api, String body, String expected) {
    // When
    Content without = CachePoints.removedFrom(Content.of(body.getBytes(UTF_8)), api);

    // Then
    assertThat(without.bytes()).asString(UTF_8).isEqualTo(expected);
  }
}
