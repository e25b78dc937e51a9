package dev.latchkey.contracts.wire.inference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.ModelWish;
import dev.latchkey.contracts.wire.identifiers.ModelWish.Preference;
import dev.latchkey.contracts.wire.identifiers.ModelWish.TaskHint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A fact is well-formed, or absent, or an error; never the milder reading.
class FactReadingTest {

  private static final String ID = "gr7a1b2c3d4e";
  private static final String ARN = "arn:aws:bedrock:eu-central-1:123456789012:guardrail/" + ID;

  @Test
  void saysNothingWhereTheRequestSaysNothing() {
    assertThat(accepted(Map.of()).operation()).isEqualTo(StatedOperation.NONE);
    assertThat(accepted(Map.of()).guardrail()).isNull();
    assertThat(accepted(Map.of()).grant()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    // name,  access, autonomous, eligible
    "lookup,  read,   false,      true",
    "lookup,  write,  true,       false",
    "        ,read,             ,          ",
    "        ,      , false,               ",
    "        ,      ,           , true"
  })
  void keepsEachFactAsItWasStated(
      @Nullable String name,
      @Nullable String access,
      @Nullable Boolean autonomous,
      @Nullable Boolean eligible) {
    // Given
    Map<String, String> headers = new TreeMap<>();
    put(headers, RequestHeaders.OPERATION, name);
    put(headers, RequestHeaders.ACCESS, access);
    put(headers, RequestHeaders.AUTONOMOUS, autonomous);
    put(headers, RequestHeaders.FALLBACK_ELIGIBLE, eligible);

    // Then
    assertThat(accepted(headers).operation())
        .isEqualTo(
            new StatedOperation(
                name,
                access == null ? null : Access.of(access).orElseThrow(),
                autonomous,
                eligible));
  }

  @ParameterizedTest
  @CsvSource({
    // stream, topic,          partition, pieces
    "      ,         ,          , none",
    "false ,         ,          , none",
    "true  ,         ,          , the topic of deltas",
    "true  ,acme-out ,          , acme-out",
    "true  ,acme-out ,         7, acme-out/7"
  })
  void readsHowTheAnswerIsWanted(
      @Nullable String stream, @Nullable String topic, @Nullable String partition, String pieces) {
    // Given
    Map<String, String> headers = new TreeMap<>();
    put(headers, RequestHeaders.STREAM, stream);
    put(headers, RequestHeaders.DELTA_TOPIC, topic);
    put(headers, RequestHeaders.DELTA_PARTITION, partition);

    // Then
    assertThat(told(accepted(headers).form())).isEqualTo(pieces);
  }

  private static String told(AnswerForm form) {
    return switch (form) {
      case AnswerForm.Whole() -> "none";
      case AnswerForm.Streamed(ReplyAddress to) when to == null -> "the topic of deltas";
      case AnswerForm.Streamed(ReplyAddress to) ->
          to.topic() + (to.partition() == null ? "" : "/" + to.partition());
    };
  }

  @ParameterizedTest
  @CsvSource({
    "TRUE  ,         ,          , ce_stream is neither",
    "''    ,         ,          , ce_stream is neither",
    "false , acme-out,          , need ce_stream true",
    "      , acme-out,          , need ce_stream true",
    "      ,         ,         0, need ce_stream true",
    "true  ,         ,         0, needs ce_deltatopic",
    "true  ,    ''   ,          , not the name of a topic",
    "true  , a/b     ,          , not the name of a topic",
    "true  , ..      ,          , not the name of a topic",
    "true  , acme-out,        -1, not a number from 0",
    "true  , acme-out,    100000, not a number from 0",
    "true  , acme-out,      zero, not a number from 0"
  })
  void refusesAFormThatIsNone(
      @Nullable String stream, @Nullable String topic, @Nullable String partition, String why) {
    // Given
    Map<String, String> headers = new TreeMap<>();
    put(headers, RequestHeaders.STREAM, stream);
    put(headers, RequestHeaders.DELTA_TOPIC, topic);
    put(headers, RequestHeaders.DELTA_PARTITION, partition);

    // Then
    assertThat(refusal(headers)).contains(why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "READ", "Read", "read ", " read", "reads", "readwrite", "none", "0"})
  void refusesAnAccessThatIsNone(String text) {
    assertThat(refusal(Map.of(RequestHeaders.ACCESS, text)))
        .isEqualTo("header ce_access is neither read nor write");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "TRUE", "False", "true ", " false", "yes", "no", "0", "1", "truefalse"})
  void refusesATruthThatIsNone(String text) {
    assertThat(List.of(RequestHeaders.AUTONOMOUS, RequestHeaders.FALLBACK_ELIGIBLE))
        .allSatisfy(
            name ->
                assertThat(refusal(Map.of(name, text)))
                    .isEqualTo("header ce_" + name + " is neither true nor false"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        RequestHeaders.OPERATION,
        RequestHeaders.USER,
        RequestHeaders.SESSION,
        RequestHeaders.CONVERSATION
      })
  void takesNamesOf1To256Characters(String header) {
    assertThat(reading(Map.of(header, "x"))).isInstanceOf(RequestReading.Accepted.class);
    assertThat(reading(Map.of(header, "ë".repeat(256))))
        .isInstanceOf(RequestReading.Accepted.class);
    assertThat(List.of("", "x".repeat(257)))
        .allSatisfy(
            text ->
                assertThat(refusal(Map.of(header, text)))
                    .isEqualTo("header ce_" + header + " has not 1 to 256 characters"));
  }

  @ParameterizedTest
  @CsvSource({ID + ", 1", ID + ", 99999999", ID + ", DRAFT", ARN + ", 3"})
  void takesAGuardrailWithItsVersion(String id, String version) {
    assertThat(accepted(guardrail(id, version)).guardrail()).isEqualTo(new Guardrail(id, version));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GR7A1B2C3D4E",
        "gr-1",
        "gr 1",
        "../gr",
        ARN + "/1",
        "x" + ARN,
        "arn:aws:bedrock:eu-central-1:12345678901:guardrail/" + ID,
        "arn:aws:s3:eu-central-1:123456789012:guardrail/" + ID
      })
  void refusesAGuardrailThatIsNone(String id) {
    assertThat(refusal(guardrail(id, "1")))
        .isEqualTo("header ce_guardrailid is not the id or ARN of a guardrail");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "01", "-1", "1.0", "draft", "LATEST", "100000000", "1 "})
  void refusesAGuardrailVersionThatIsNone(String version) {
    assertThat(refusal(guardrail(ID, version)))
        .isEqualTo("header ce_guardrailversion is neither a number nor DRAFT");
  }

  @Test
  void takesNoLongerGuardrailThanBedrockDoes() {
    assertThat(accepted(guardrail("g".repeat(64), "1")).guardrail()).isNotNull();
    assertThat(refusal(guardrail("g".repeat(65), "1"))).contains("ce_guardrailid");
  }

  @Test
  void needsBothHalvesOfAGuardrail() {
    assertThat(refusal(Map.of(RequestHeaders.GUARDRAIL_ID, ID))).contains("ce_guardrailversion");
    assertThat(refusal(Map.of(RequestHeaders.GUARDRAIL_VERSION, "1"))).contains("ce_guardrailid");
  }

  @ParameterizedTest
  @CsvSource({
    // taskhint, prefer, what is read
    "         ,        , STANDARD, COST",
    "simple   ,        , SIMPLE  , COST",
    "standard , quality, STANDARD, QUALITY",
    "complex  , speed  , COMPLEX , SPEED",
    "         , cost   , STANDARD, COST"
  })
  void keepsWhatARequestForAnyModelWants(
      @Nullable String hint, @Nullable String prefer, TaskHint task, Preference preference) {
    // Given
    Map<String, String> headers = new TreeMap<>(Map.of(RequestHeaders.MODEL, "auto"));
    put(headers, RequestHeaders.TASK_HINT, hint);
    put(headers, RequestHeaders.PREFER, prefer);

    // Then
    assertThat(accepted(headers).model()).isEqualTo(new ModelWish.Auto(task, preference));
  }

  @ParameterizedTest
  @ValueSource(strings = {"default", "priority", "flex", "reserved"})
  void takesATierOfService(String text) {
    assertThat(accepted(Map.of(RequestHeaders.SERVICE_TIER, text)).serviceTier()).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource({
    "taskhint, easy, 'header ce_taskhint is none of [simple, standard, complex]'",
    "taskhint, Simple, 'header ce_taskhint is none of [simple, standard, complex]'",
    "taskhint, '', 'header ce_taskhint is none of [simple, standard, complex]'",
    "prefer, price, 'header ce_prefer is none of [cost, quality, speed]'",
    "prefer, 'cost ', 'header ce_prefer is none of [cost, quality, speed]'",
    "servicetier, standard, 'header ce_servicetier is none of [default, priority, flex, reserved]'",
    "servicetier, '', 'header ce_servicetier is none of [default, priority, flex, reserved]'"
  })
  void refusesAMistypedWishAlsoBesideAModelThatNeedsNone(
      String header, String text, String message) {
    assertThat(refusal(Map.of(header, text))).isEqualTo(message);
    assertThat(refusal(Map.of(header, text, RequestHeaders.MODEL, "auto"))).isEqualTo(message);
  }

  @Test
  void repeatsNothingOfWhatWasSent() {
    assertThat(
            List.of(
                refusal(Map.of(RequestHeaders.ACCESS, "diary")),
                refusal(Map.of(RequestHeaders.AUTONOMOUS, "diary")),
                refusal(Map.of(RequestHeaders.TASK_HINT, "diary")),
                refusal(Map.of(RequestHeaders.PREFER, "diary")),
                refusal(Map.of(RequestHeaders.SERVICE_TIER, "diary")),
                refusal(Map.of(RequestHeaders.USER, "diary".repeat(100))),
                refusal(guardrail("my diary", "1")),
                refusal(guardrail(ID, "diary"))))
        .noneMatch(reason -> reason.contains("diary"));
  }

  private static Map<String, String> guardrail(String id, String version) {
    return Map.of(RequestHeaders.GUARDRAIL_ID, id, RequestHeaders.GUARDRAIL_VERSION, version);
  }

  private static void put(Map<String, String> headers, String name, @Nullable Object value) {
    if (value != null) {
      headers.put(name, value.toString());
    }
  }

  private static InferenceRequest accepted(Map<String, String> headers) {
    return reading(headers) instanceof RequestReading.Accepted(var request)
        ? request
        : fail("not accepted");
  }

  private static String refusal(Map<String, String> headers) {
    if (reading(headers) instanceof RequestReading.Refused(_, var error)) {
      assertThat(error.code()).isEqualTo(ErrorCode.REQUEST_MALFORMED);
      return error.message();
    }
    return fail("not refused");
  }

  private static RequestReading reading(Map<String, String> headers) {
    Map<String, String> extensions = new TreeMap<>();
    extensions.put(RequestHeaders.WORKSPACE, "acme");
    extensions.put(RequestHeaders.MODEL, "eu.anthropic.claude-sonnet-4-6");
    extensions.put(RequestHeaders.API, "messages");
    extensions.putAll(headers);
    return RequestReading.read(
        new CloudEvent(
            "r-1",
            "/agents/support",
            RequestHeaders.TYPE,
            null,
            null,
            CloudEvent.JSON,
            extensions,
            null,
            Content.of("{}".getBytes(UTF_8))),
        Instant.EPOCH);
  }
}
