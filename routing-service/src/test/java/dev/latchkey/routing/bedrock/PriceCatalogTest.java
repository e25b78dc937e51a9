package dev.latchkey.routing.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.json.WireJson;
import dev.latchkey.routing.price.LongContext;
import dev.latchkey.routing.price.Price;
import dev.latchkey.routing.price.PriceRow;
import dev.latchkey.routing.price.PriceTable;
import dev.latchkey.routing.price.Rates;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The rows are the models and profiles of the simulator's catalog, at its prices of the day when
/// they were read.
class PriceCatalogTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
  private static final Set<String> EVIDENCED = Set.of("confirmed", "listed");
  private static final JsonNode CATALOG = catalog();
  private static final PriceTable TABLE = new PriceTable(PriceList.rows());

  /// A profile of the catalog.
  record Profile(String id, JsonNode model, JsonNode node) {

    BigDecimal multiplier() {
      return switch (node.get("kind").asText()) {
        case "global" -> BigDecimal.ONE;
        case "us-gov" -> new BigDecimal("1.2");
        default ->
            model.get("generation").asText().compareTo("4.5") < 0
                ? BigDecimal.ONE
                : new BigDecimal("1.1");
      };
    }

    Optional<JsonNode> global() {
      return model
          .get("inference_profiles")
          .valueStream()
          .filter(profile -> profile.get("kind").asText().equals("global"))
          .findFirst();
    }

    @Override
    public String toString() {
      return id;
    }
  }

  static Stream<Profile> profiles() {
    return CATALOG.get("models").valueStream().flatMap(PriceCatalogTest::profiles);
  }

  static Stream<Profile> besideAGlobalOne() {
    return profiles().filter(profile -> profile.global().isPresent());
  }

  private static Stream<Profile> profiles(JsonNode model) {
    return model
        .get("inference_profiles")
        .valueStream()
        .filter(profile -> EVIDENCED.contains(profile.get("confidence").asText()))
        .map(profile -> new Profile(profile.get("inference_profile_id").asText(), model, profile));
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void aProfileCostsWhatTheCatalogSays(Profile profile) {
    assertThat(price(profile.id()))
        .usingRecursiveComparison()
        .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
        .isEqualTo(price(profile.node().get("price_usd_per_mtok"), BigDecimal.ONE));
  }

  @ParameterizedTest
  @MethodSource("besideAGlobalOne")
  void aGeographyCostsAMultipleOfTheGlobalProfile(Profile profile) {
    assertThat(price(profile.id()))
        .usingRecursiveComparison()
        .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
        .isEqualTo(
            price(profile.global().orElseThrow().get("price_usd_per_mtok"), profile.multiplier()));
  }

  @Test
  void everyProfileHasARowAndEveryRowOfAProfileIsInTheCatalog() {
    // Given
    Set<String> expected = new TreeSet<>(profiles().map(Profile::id).toList());
    CATALOG
        .get("embedding_models")
        .valueStream()
        .filter(model -> model.get("provider").asText().equals("cohere"))
        .flatMap(model -> model.get("inference_profiles").valueStream())
        .forEach(profile -> expected.add(profile.asText()));

    // Then
    assertThat(PriceList.rows().stream().map(PriceRow::model))
        .filteredOn(ModelReference.InferenceProfile.class::isInstance)
        .extracting(ModelReference::text)
        .containsOnlyOnceElementsOf(
            expected.stream().filter(id -> !id.contains("sonnet-5-5")).toList())
        .containsAll(expected)
        .isSubsetOf(expected);
  }

  private static Price price(String id) {
    return TABLE.price(ModelReference.parse(id).orThrow(), DAY).orElseThrow();
  }

  private static Price price(JsonNode node, BigDecimal multiplier) {
    JsonNode dear = node.path("long_context");
    return new Price(
        rates(node, multiplier),
        dear.isMissingNode()
            ? null
            : new LongContext(
                dear.get("threshold_input_tokens").longValue(), rates(dear, multiplier)));
  }

  private static Rates rates(JsonNode node, BigDecimal multiplier) {
    return new Rates(
        Objects.requireNonNull(amount(node.get("input"), multiplier)),
        amount(node.path("output"), multiplier),
        amount(node.path("cache_read"), multiplier),
        amount(node.path("cache_write_5m"), multiplier),
        amount(node.path("cache_write_1h"), multiplier));
  }

  private static @Nullable BigDecimal amount(JsonNode rate, BigDecimal multiplier) {
    return rate.isTextual() ? new BigDecimal(rate.asText()).multiply(multiplier) : null;
  }

  private static JsonNode catalog() {
    try (InputStream json =
        PriceCatalogTest.class.getResourceAsStream(
            "/dev/latchkey/simulator/models/model-catalog.json")) {
      return WireJson.mapper().readTree(Objects.requireNonNull(json));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
