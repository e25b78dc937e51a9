package dev.latchkey.contracts.wire.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.identifiers.Identifiers;
import dev.latchkey.contracts.wire.identifiers.Region;
import dev.latchkey.contracts.wire.identifiers.Regions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaTest {

  static Stream<String> files() {
    return Schemas.classes().keySet().stream();
  }

  static Stream<Class<?>> sealedTypes() {
    return Schemas.classes().values().stream()
        .flatMap(SchemaTest::withComponents)
        .filter(Class::isSealed);
  }

  private static Stream<Class<?>> withComponents(Class<?> type) {
    return type.isRecord()
        ? Stream.concat(
            Stream.of(type),
            Arrays.stream(type.getRecordComponents()).map(component -> component.getType()))
        : Stream.of(type);
  }

  @ParameterizedTest
  @MethodSource("files")
  void saysExactlyWhatTheRecordSays(String file) {
    // Given
    Class<?> type = Objects.requireNonNull(Schemas.classes().get(file));

    // When
    JsonNode stated = withoutWords(Schemas.tree(file));

    // Then
    assertThat(stated.toPrettyString()).isEqualTo(RecordShape.of(type).toPrettyString());
  }

  /// The schema without what no class can say: words, and the least number of a version or cap.
  private static JsonNode withoutWords(JsonNode schema) {
    JsonNode copy = schema.deepCopy();
    strip(copy);
    return copy;
  }

  private static void strip(JsonNode schema) {
    if (schema instanceof ObjectNode object) {
      object.remove(List.of("$schema", "title", "description", "minimum"));
    }
    schema.path("properties").forEach(SchemaTest::strip);
    schema.path("oneOf").forEach(SchemaTest::strip);
    if (schema.has("items")) {
      strip(schema.path("items"));
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void isOfDraft202012AndOpenForMoreProperties(String file) {
    // Given
    JsonNode schema = Schemas.tree(file);

    // Then
    assertThat(schema.path("$schema").asText())
        .isEqualTo("https://json-schema.org/draft/2020-12/schema");
    assertThat(schema.findValues("additionalProperties")).noneMatch(JsonNode::isBoolean);
    assertThat(schema.findValues("unevaluatedProperties")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("files")
  void describesEveryPropertyInASentence(String file) {
    // Given
    JsonNode schema = Schemas.tree(file);

    // Then
    assertThat(schema.path("description").asText()).endsWith(".");
    assertThat(Schemas.objects(schema).flatMap(SchemaTest::properties).map(Map.Entry::getValue))
        .allSatisfy(property -> assertThat(property.path("description").asText()).matches(".+[.]"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void namesPropertiesLikeCloudEventsAttributes(String file) {
    assertThat(Schemas.objects(Schemas.tree(file)).flatMap(SchemaTest::properties))
        .map(Map.Entry::getKey)
        .allSatisfy(name -> assertThat(name).matches("[a-z0-9]+"));
  }

  @ParameterizedTest
  @MethodSource("sealedTypes")
  void knowsEveryPermittedSubclass(Class<?> sealed) {
    assertThat(List.of(sealed.getAnnotation(JsonSubTypes.class).value()))
        .<Class<?>>map(JsonSubTypes.Type::value)
        .isEqualTo(List.of(sealed.getPermittedSubclasses()));
  }

  @Test
  void takesEveryRegion() {
    assertThat(Regions.all())
        .map(Region::name)
        .allSatisfy(name -> assertThat(name).matches(Identifiers.REGION_PATTERN));
  }

  @Test
  void belongsToOneEventTypeAlone() {
    assertThat(EventType.all()).map(EventType::schema).doesNotHaveDuplicates();
    assertThat(EventType.all()).map(EventType::type).doesNotHaveDuplicates();
  }

  private static Stream<Map.Entry<String, JsonNode>> properties(JsonNode schema) {
    return schema.path("properties").propertyStream();
  }
}
