package dev.latchkey.contracts.wire.asyncapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.contracts.wire.EventType;
import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.CloudEventCodec;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.cloudevents.Decoded;
import dev.latchkey.contracts.wire.cloudevents.TraceContext;
import dev.latchkey.contracts.wire.identifiers.ModelWish.Preference;
import dev.latchkey.contracts.wire.identifiers.ModelWish.TaskHint;
import dev.latchkey.contracts.wire.inference.Access;
import dev.latchkey.contracts.wire.inference.AnswerHeaders;
import dev.latchkey.contracts.wire.inference.DeltaHeaders;
import dev.latchkey.contracts.wire.inference.InferenceApi;
import dev.latchkey.contracts.wire.inference.Payer;
import dev.latchkey.contracts.wire.inference.ReplyConvention;
import dev.latchkey.contracts.wire.inference.ReplyRefusal;
import dev.latchkey.contracts.wire.inference.RequestHeaders;
import dev.latchkey.contracts.wire.inference.RequestReading;
import dev.latchkey.contracts.wire.inference.ServiceTier;
import dev.latchkey.contracts.wire.settings.FallbackPolicy;
import dev.latchkey.contracts.wire.topic.Topic;
import dev.latchkey.contracts.wire.topic.Topics;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AsyncApiTest {

  private static final AsyncApi DOCUMENT = new AsyncApi();

  static List<Topic> topics() {
    return Topics.all();
  }

  static List<EventType<?>> eventTypes() {
    return EventType.all();
  }

  @Test
  void isOfAsyncApi3() {
    assertThat(DOCUMENT.root().path("asyncapi").asText()).isEqualTo("3.0.0");
  }

  @Test
  void hasExactlyTheTopics() {
    assertThat(DOCUMENT.channels().keySet())
        .isEqualTo(topics().stream().map(Topic::name).collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @MethodSource("topics")
  void givesATopicItsRealSettings(Topic topic) {
    // Given
    JsonNode binding = DOCUMENT.channel(topic).at("/bindings/kafka");

    // Then
    assertThat(binding.path("topic").asText()).isEqualTo(topic.name());
    assertThat(binding.path("partitions").asInt()).isEqualTo(topic.partitions());
    assertThat(binding.path("replicas").asInt()).isEqualTo(Topics.REPLICATION);
    assertThat(settings(binding.path("topicConfiguration"))).isEqualTo(topic.settings());
  }

  private static Map<String, String> settings(JsonNode configuration) {
    Map<String, String> settings = new TreeMap<>();
    configuration
        .propertyStream()
        .forEach(
            setting ->
                settings.put(
                    setting.getKey(),
                    setting.getValue().isArray()
                        ? AsyncApi.elements(setting.getValue()).collect(Collectors.joining(","))
                        : setting.getValue().asText()));
    return settings;
  }

  @ParameterizedTest
  @MethodSource("topics")
  void describesTheKeyOfATopicsRecords(Topic topic) {
    assertThat(DOCUMENT.messages(DOCUMENT.channel(topic)))
        .isNotEmpty()
        .allSatisfy(
            message ->
                assertThat(message.at("/bindings/kafka/key/description").asText())
                    .isEqualTo(topic.key()));
  }

  @Test
  void hasAnOperationForEachWriterAndReaderAlone() {
    assertThat(DOCUMENT.root().path("operations").propertyStream().map(this::operation))
        .containsExactlyInAnyOrderElementsOf(topics().stream().flatMap(this::operations).toList());
  }

  private Stream<String> operations(Topic topic) {
    return Stream.concat(
        topic.writers().stream().map(writer -> writer + " send " + topic),
        topic.readers().stream().map(reader -> reader + " receive " + topic));
  }

  private String operation(Map.Entry<String, JsonNode> operation) {
    String[] name = operation.getKey().split("\\.", 3);
    String action = AsyncApi.text(operation.getValue(), "action");
    String reference = AsyncApi.text(operation.getValue().path("channel"), "$ref");
    assertThat(operation.getKey()).isEqualTo(name[0] + "." + action + "." + name[2]);
    assertThat(reference).isEqualTo("#/channels/" + name[2]);
    JsonNode channel = DOCUMENT.resolve(operation.getValue().path("channel"));
    return name[0] + " " + action + " " + AsyncApi.text(channel, "address");
  }

  @Test
  void hasExactlyTheMessagesThatTheCodeKnows() {
    assertThat(DOCUMENT.messages().keySet())
        .isEqualTo(
            Stream.concat(
                    eventTypes().stream().map(EventType::type),
                    Stream.of(
                        RequestHeaders.TYPE,
                        AnswerHeaders.SUCCEEDED,
                        AnswerHeaders.FAILED,
                        AnswerHeaders.PARTIAL,
                        DeltaHeaders.TYPE))
                .collect(Collectors.toSet()));
  }

  @Test
  void putsRequestsAndAnswersIntoTheirTopics() {
    assertThat(types(Topics.REQUESTS)).containsExactly(RequestHeaders.TYPE);
    assertThat(types(Topics.RESPONSES))
        .containsExactly(
            AnswerHeaders.SUCCEEDED,
            AnswerHeaders.FAILED,
            AnswerHeaders.PARTIAL,
            AnswerHeaders.DUPLICATE);
  }

  @ParameterizedTest
  @MethodSource("eventTypes")
  void putsAnEventIntoItsTopic(EventType<?> type) {
    assertThat(types(type.topic())).contains(type.type());
  }

  @ParameterizedTest
  @MethodSource("topics")
  void putsAMessageIntoOneTopicAlone(Topic topic) {
    assertThat(types(topic))
        .doesNotHaveDuplicates()
        .allSatisfy(type -> assertThat(topics()).filteredOn(each -> holds(each, type)).hasSize(1));
  }

  private static boolean holds(Topic topic, String type) {
    return types(topic).anyMatch(type::equals);
  }

  private static Stream<String> types(Topic topic) {
    return DOCUMENT.messages(DOCUMENT.channel(topic)).stream()
        .map(message -> AsyncApi.text(message, "name"));
  }

  @ParameterizedTest
  @MethodSource("eventTypes")
  void givesAnEventItsSchemaAndItsOrg(EventType<?> type) {
    // Given
    JsonNode message = DOCUMENT.message(type.type());

    // Then
    assertThat(message.at("/payload/schema/$ref").asText()).isEqualTo("schemas/" + type.schema());
    assertThat(AsyncApi.ownHeaders(message))
        .filteredOn(name -> name.startsWith("ce_"))
        .containsExactly("ce_" + EventType.ORG, "ce_type");
  }

  @ParameterizedTest
  @MethodSource("eventTypes")
  void givesNoEventButTheNoticeOfADuplicateAnEcho(EventType<?> type) {
    assertThat(foreignHeadersOf(type.type()))
        .containsExactlyInAnyOrderElementsOf(
            type.equals(EventType.DUPLICATE_NOTICE) ? echoedHeaders() : List.of());
  }

  @Test
  void refersToSchemasThatAreThere() {
    assertThat(DOCUMENT.root().findValuesAsText("$ref"))
        .filteredOn(reference -> !reference.startsWith("#"))
        .hasSize(EventType.all().size() + 1)
        .allSatisfy(
            reference ->
                assertThat(EventType.class.getResource(AsyncApi.DIRECTORY + reference))
                    .isNotNull());
  }

  @Test
  void refersToPartsThatAreThere() {
    assertThat(DOCUMENT.root().findParents("$ref"))
        .filteredOn(node -> AsyncApi.text(node, "$ref").startsWith("#"))
        .allSatisfy(node -> assertThat(DOCUMENT.resolve(node)).isNotNull());
  }

  @Test
  void leavesTheContentOfRequestsAndAnswersToBedrock() {
    assertThat(
            List.of(
                RequestHeaders.TYPE,
                AnswerHeaders.SUCCEEDED,
                AnswerHeaders.PARTIAL,
                DeltaHeaders.TYPE))
        .allSatisfy(
            type ->
                assertThat(DOCUMENT.message(type).path("payload").fieldNames())
                    .toIterable()
                    .containsExactly("description"));
  }

  @Test
  void documentsEveryHeaderOfARequest() {
    assertThat(attributesOf(RequestHeaders.TYPE)).isEqualTo(constants(RequestHeaders.class));
    assertThat(foreignHeadersOf(RequestHeaders.TYPE))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ReplyConvention.values())
                .flatMap(each -> each.headers().stream())
                .toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {AnswerHeaders.SUCCEEDED, AnswerHeaders.FAILED, AnswerHeaders.PARTIAL})
  void documentsEveryHeaderOfAnAnswer(String type) {
    assertThat(attributesOf(type)).isEqualTo(constants(AnswerHeaders.class));
    assertThat(foreignHeadersOf(type)).containsExactlyInAnyOrderElementsOf(echoedHeaders());
  }

  @Test
  void documentsEveryHeaderOfAPieceOfAnAnswer() {
    assertThat(attributesOf(DeltaHeaders.TYPE))
        .isEqualTo(
            constants(DeltaHeaders.class).stream()
                .filter(name -> !name.contains("/"))
                .collect(Collectors.toSet()));
  }

  /// The extension attributes of a message: its headers without `ce_` and without core attributes.
  private static Set<String> attributesOf(String type) {
    Set<String> names = new TreeSet<>(AsyncApi.ownHeaders(DOCUMENT.message(type)));
    names.removeAll(List.of("ce_type", "ce_id", "ce_source"));
    return names.stream()
        .filter(name -> name.startsWith("ce_"))
        .map(name -> name.replaceFirst("^ce_", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> echoedHeaders() {
    return Arrays.stream(ReplyConvention.values()).map(ReplyConvention::correlation).toList();
  }

  /// The headers of a message that are no attributes of an event.
  private static List<String> foreignHeadersOf(String type) {
    return AsyncApi.ownHeaders(DOCUMENT.message(type)).stream()
        .filter(name -> !name.startsWith("ce_"))
        .toList();
  }

  /// The values of the constants that name extension attributes; the others are types.
  private static Set<String> constants(Class<?> names) {
    return Arrays.stream(names.getFields())
        .filter(field -> Modifier.isStatic(field.getModifiers()))
        .map(AsyncApiTest::value)
        .filter(value -> !value.contains("."))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String value(Field constant) {
    try {
      return (String) constant.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void givesEveryHeaderADescription() {
    assertThat(DOCUMENT.messages().values().stream())
        .flatMap(message -> message.at("/headers/properties").valueStream().toList())
        .allSatisfy(header -> assertThat(header.path("description").asText()).matches("(?s).+[.]"));
  }

  @Test
  void namesTheCoreHeadersAsTheCodecWritesThem() {
    assertThat(DOCUMENT.eventHeaders().path("properties").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(keys(CloudEventCodec.headers(request(Map.of()))));
  }

  private static List<String> keys(Headers headers) {
    return Arrays.stream(headers.toArray()).map(header -> header.key()).toList();
  }

  @Test
  void requiresOfARequestWhatReadingItRequires() {
    // Given
    CloudEvent complete = request(extensions());

    // When
    Stream<String> needed =
        keys(CloudEventCodec.headers(complete)).stream()
            .filter(name -> !isAccepted(CloudEventCodec.headers(complete).remove(name)));

    // Then
    assertThat(needed)
        .containsExactlyInAnyOrderElementsOf(
            DOCUMENT.requiredHeaders(DOCUMENT.message(RequestHeaders.TYPE)).toList());
  }

  private static boolean isAccepted(Headers headers) {
    return CloudEventCodec.decode(headers, new byte[] {'x'}) instanceof Decoded.Event(var event)
        && RequestReading.read(event, Instant.EPOCH) instanceof RequestReading.Accepted;
  }

  private static Map<String, String> extensions() {
    Map<String, String> extensions = new TreeMap<>();
    constants(RequestHeaders.class).forEach(name -> extensions.put(name, "x"));
    extensions.put(RequestHeaders.MODEL, "anthropic.claude-sonnet-4-6");
    extensions.put(RequestHeaders.API, "messages");
    extensions.put(RequestHeaders.DEADLINE, "PT1M");
    extensions.put(RequestHeaders.ACCESS, "read");
    extensions.put(RequestHeaders.AUTONOMOUS, "false");
    extensions.put(RequestHeaders.FALLBACK_ELIGIBLE, "true");
    // The other two need this one, which is not required.
    extensions.put(RequestHeaders.STREAM, "true");
    extensions.remove(RequestHeaders.DELTA_TOPIC);
    extensions.remove(RequestHeaders.DELTA_PARTITION);
    extensions.put(RequestHeaders.TASK_HINT, "simple");
    extensions.put(RequestHeaders.PREFER, "cost");
    extensions.put(RequestHeaders.SERVICE_TIER, "default");
    // Each of these two needs the other, and neither is required.
    extensions.remove(RequestHeaders.GUARDRAIL_ID);
    extensions.remove(RequestHeaders.GUARDRAIL_VERSION);
    return extensions;
  }

  private static CloudEvent request(Map<String, String> extensions) {
    return new CloudEvent(
        "1",
        "/agents/support",
        RequestHeaders.TYPE,
        "subject",
        Instant.EPOCH,
        CloudEvent.JSON,
        extensions,
        new TraceContext("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "a=1"),
        Content.of("x".getBytes(UTF_8)));
  }

  @Test
  void listsTheValuesThatTheCodeKnows() {
    assertThat(values(RequestHeaders.TYPE, RequestHeaders.API))
        .containsExactlyElementsOf(texts(InferenceApi.values()));
    assertThat(values(RequestHeaders.TYPE, RequestHeaders.ACCESS))
        .containsExactlyElementsOf(texts(Access.values()));
    assertThat(values(RequestHeaders.TYPE, RequestHeaders.TASK_HINT))
        .containsExactlyElementsOf(texts(TaskHint.values()));
    assertThat(values(RequestHeaders.TYPE, RequestHeaders.PREFER))
        .containsExactlyElementsOf(texts(Preference.values()));
    assertThat(values(RequestHeaders.TYPE, RequestHeaders.SERVICE_TIER))
        .containsExactlyElementsOf(texts(ServiceTier.values()));
    assertThat(values(AnswerHeaders.SUCCEEDED, AnswerHeaders.PAYER))
        .containsExactlyElementsOf(texts(Payer.values()));
    assertThat(values(AnswerHeaders.SUCCEEDED, AnswerHeaders.REPLY_REFUSED))
        .containsExactlyElementsOf(texts(ReplyRefusal.values()));
    assertThat(values(AnswerHeaders.SUCCEEDED, AnswerHeaders.DELTA_REFUSED))
        .containsExactlyElementsOf(texts(ReplyRefusal.values()));
    assertThat(values(AnswerHeaders.FAILED, AnswerHeaders.POLICY))
        .containsExactlyElementsOf(texts(FallbackPolicy.values()));
  }

  private static Stream<String> values(String type, String attribute) {
    return AsyncApi.elements(
        DOCUMENT.message(type).at("/headers/properties/ce_" + attribute + "/enum"));
  }

  private static List<String> texts(Object[] constants) {
    return Arrays.stream(constants).map(Object::toString).toList();
  }

  @Test
  void namesTheTypeOfEachMessageInItsHeaders() {
    assertThat(DOCUMENT.messages())
        .allSatisfy(
            (type, message) ->
                assertThat(message.at("/headers/properties/ce_type/const").asText())
                    .isEqualTo(type));
  }
}
