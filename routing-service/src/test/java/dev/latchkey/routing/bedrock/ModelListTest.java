package dev.latchkey.routing.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.contracts.wire.json.WireJson;
import dev.latchkey.routing.model.CatalogModel;
import dev.latchkey.routing.model.CatalogModel.Claude;
import dev.latchkey.routing.model.Demand;
import dev.latchkey.routing.model.ThinkingMode;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is known of the models is what the simulator's catalog says, where that is evidence.
class ModelListTest {

  private static final JsonNode CATALOG = catalog();
  private static final Set<String> EVIDENCED = Set.of("confirmed", "listed");

  static Stream<Claude> claude() {
    return ModelList.models().stream().filter(Claude.class::isInstance).map(Claude.class::cast);
  }

  @Test
  void listsEveryModelOfTheCatalogOnce() {
    assertThat(claude().map(model -> model.id().text()))
        .containsExactlyInAnyOrderElementsOf(
            CATALOG
                .get("models")
                .valueStream()
                .map(model -> model.get("base_model_id").asText())
                .toList());
    assertThat(ModelList.models().stream().filter(CatalogModel.Embedding.class::isInstance))
        .extracting(model -> model.id().text())
        .containsExactlyInAnyOrderElementsOf(
            CATALOG
                .get("embedding_models")
                .valueStream()
                .filter(model -> !model.get("provider").asText().equals("twelvelabs"))
                .map(model -> model.get("model_id").asText())
                .toList());
  }

  @ParameterizedTest
  @MethodSource("claude")
  void agreesWithTheCatalog(Claude model) {
    // Given
    JsonNode entry = entry(model);
    JsonNode can = entry.get("capabilities");

    // Then
    assertThat(model.context()).isEqualTo(entry.at("/limits/context_window_tokens").longValue());
    assertThat(model.maxOutput()).isEqualTo(entry.at("/limits/max_output_tokens").longValue());
    assertThat(model.thinking()).isEqualTo(thinking(entry.get("thinking_mode").asText()));
    assertThat(model.refused().contains(Demand.SAMPLING))
        .isEqualTo(!can.path("sampling_params").asBoolean(true));
    assertThat(model.refused().contains(Demand.PREFILL))
        .isEqualTo(!can.path("assistant_prefill").asBoolean(true));
    assertThat(model.refused().contains(Demand.FORCED_TOOL))
        .isEqualTo(!can.path("forced_tool_use").asBoolean(true));
  }

  @ParameterizedTest
  @MethodSource("claude")
  void hasTheProfilesOfTheCatalogAndTheRegionsTheyStartIn(Claude model) {
    // When
    Map<String, List<String>> profiles =
        model.profiles().stream()
            .collect(
                Collectors.toMap(
                    each -> each.geography().prefix(),
                    each ->
                        each.sources().stream().map(region -> region.name()).sorted().toList()));

    // Then
    assertThat(profiles)
        .isEqualTo(
            entry(model)
                .get("inference_profiles")
                .valueStream()
                .filter(profile -> EVIDENCED.contains(profile.get("confidence").asText()))
                .collect(
                    Collectors.toMap(
                        profile -> profile.get("kind").asText(),
                        profile ->
                            profile
                                .path("source_regions")
                                .valueStream()
                                .map(JsonNode::asText)
                                .sorted()
                                .toList())));
  }

  private static ThinkingMode thinking(String mode) {
    return switch (mode) {
      case "extended" -> ThinkingMode.BUDGET;
      case "adaptive_always_on" -> ThinkingMode.ALWAYS_ON;
      default -> ThinkingMode.ADAPTIVE;
    };
  }

  private static JsonNode entry(Claude model) {
    return CATALOG
        .get("models")
        .valueStream()
        .filter(each -> each.get("base_model_id").asText().equals(model.id().text()))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode catalog() {
    try (InputStream json =
        ModelListTest.class.getResourceAsStream(
            "/dev/latchkey/simulator/models/model-catalog.json")) {
      return WireJson.mapper().readTree(Objects.requireNonNull(json));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
