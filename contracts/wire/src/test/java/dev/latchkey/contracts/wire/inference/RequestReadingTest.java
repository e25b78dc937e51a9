package dev.latchkey.contracts.wire.inference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.cloudevents.Content;
import dev.latchkey.contracts.wire.cloudevents.TraceContext;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.identifiers.ModelReference;
import dev.latchkey.contracts.wire.identifiers.ModelWish;
import dev.latchkey.contracts.wire.identifiers.RequestKey;
import dev.latchkey.contracts.wire.identifiers.WorkspaceId;
import dev.latchkey.contracts.wire.secret.SecretText;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReadingTest {

  private static final Instant ACCEPTED = Instant.parse("2026-11-21T10:15:30Z");
  private static final RequestKey KEY =
      new RequestKey(new WorkspaceId("acme"), "/agents/support", "r-1");
  private static final ModelReference SONNET =
      ModelReference.parse("eu.anthropic.claude-sonnet-4-6").orThrow();
  private static final String PROMPT = "What is in my secret diary?";
  private static final TraceContext TRACE =
      new TraceContext("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", null);

  private static CloudEvent event(
      String id, String source, String type, Map<String, String> extensions, Content body) {
    return new CloudEvent(
        id, source, type, null, Instant.EPOCH, CloudEvent.JSON, extensions, TRACE, body);
  }

  private static CloudEvent smallest() {
    return event(
        "r-1",
        "/agents/support",
        RequestHeaders.TYPE,
        Map.of(
            "workspaceid", "acme",
            "model", "eu.anthropic.claude-sonnet-4-6",
            "api", "messages"),
        Content.of(PROMPT.getBytes(UTF_8)));
  }

  @Test
  void readsTheSmallestRequest() {
    assertThat(RequestReading.read(smallest(), ACCEPTED))
        .isEqualTo(
            new RequestReading.Accepted(
                new InferenceRequest(
                    KEY,
                    new ModelWish.Named(SONNET),
                    InferenceApi.MESSAGES,
                    null,
                    null,
                    null,
                    StatedOperation.NONE,
                    null,
                    null,
                    new AnswerForm.Whole(),
                    null,
                    ACCEPTED,
                    ACCEPTED.plus(Duration.ofMinutes(5)),
                    TRACE,
                    smallest().data())));
  }

  @Test
  void readsAllFacts() {
    // Given
    CloudEvent event =
        smallest()
            .withExtension("conversationid", "c-1")
            .withExtension("sessionid", "s-1")
            .withExtension("userid", "ada")
            .withExtension("operation", "summarise")
            .withExtension("access", "read")
            .withExtension("autonomous", "false")
            .withExtension("fallbackeligible", "true")
            .withExtension("grant", "header.claims.signature")
            .withExtension("guardrailid", "gr7a1b2c3d4e")
            .withExtension("guardrailversion", "3")
            .withExtension("servicetier", "flex")
            .withExtension("deadline", "PT90S")
            .withExtension("ofthefuture", "x");

    // Then
    assertThat(accepted(event))
        .isEqualTo(
            new InferenceRequest(
                KEY,
                new ModelWish.Named(SONNET),
                InferenceApi.MESSAGES,
                "c-1",
                "s-1",
                "ada",
                new StatedOperation("summarise", Access.READ, false, true),
                SecretText.of("header.claims.signature"),
                new Guardrail("gr7a1b2c3d4e", "3"),
                new AnswerForm.Whole(),
                ServiceTier.FLEX,
                ACCEPTED,
                ACCEPTED.plusSeconds(90),
                TRACE,
                event.data()));
  }

  static Stream<Arguments> unreadable() {
    return Stream.of(
        argumentSet("no workspace", without("workspaceid"), "workspace id is missing"),
        argumentSet("empty workspace", with("workspaceid", ""), "workspace id is missing"),
        argumentSet("path as workspace", with("workspaceid", "../x"), "workspace id '../x' is not"),
        argumentSet("long id", identity("i".repeat(257), "/a"), "more than 256"),
        argumentSet("long source", identity("1", "s".repeat(513)), "more than 512"));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void canTellNobodyWithoutAnIdentity(UnaryOperator<CloudEvent> change, String reason) {
    assertThat(RequestReading.read(change.apply(smallest()), ACCEPTED))
        .isInstanceOfSatisfying(
            RequestReading.Unreadable.class,
            unreadable -> assertThat(unreadable.reason()).contains(reason));
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        refusal("another type", type("x.v2"), ErrorCode.REQUEST_MALFORMED, "ce_type"),
        refusal("an answer", type(AnswerHeaders.SUCCEEDED), ErrorCode.REQUEST_MALFORMED, "ce_type"),
        refusal("no body", body(0), ErrorCode.REQUEST_MALFORMED, "the body is empty"),
        refusal("large body", body(25_000_001), ErrorCode.BODY_TOO_LARGE, "25000001 bytes"),
        refusal("no api", without("api"), ErrorCode.REQUEST_MALFORMED, "ce_api is missing"),
        refusal("empty api", with("api", ""), ErrorCode.REQUEST_MALFORMED, "ce_api is missing"),
        refusal("other api", with("api", "chat"), ErrorCode.API_UNSUPPORTED, "ce_api"),
        refusal("API in capitals", with("api", "MESSAGES"), ErrorCode.API_UNSUPPORTED, "ce_api"),
        refusal("no model", without("model"), ErrorCode.MODEL_UNKNOWN, "model is missing"),
        refusal("empty model", with("model", ""), ErrorCode.MODEL_UNKNOWN, "model is missing"),
        refusal(
            "unknown geography",
            with("model", "xx.anthropic.claude-sonnet-4-6"),
            ErrorCode.MODEL_UNKNOWN,
            "inference profile prefix that is unknown"),
        refusal(
            "not a model", with("model", "gpt"), ErrorCode.MODEL_UNKNOWN, "not a Bedrock model id"),
        refusal(
            "auto in capitals",
            with("model", "AUTO"),
            ErrorCode.MODEL_UNKNOWN,
            "not a Bedrock model id"));
  }

  private static Arguments refusal(
      String name, UnaryOperator<CloudEvent> change, ErrorCode code, String message) {
    return argumentSet(name, change, code, message);
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void tellsTheSenderWhatIsWrong(UnaryOperator<CloudEvent> change, ErrorCode code, String message) {
    assertThat(RequestReading.read(change.apply(smallest()), ACCEPTED))
        .isInstanceOfSatisfying(
            RequestReading.Refused.class,
            refused -> {
              assertThat(refused.key()).isEqualTo(KEY);
              assertThat(refused.error().code()).isEqualTo(code);
              assertThat(refused.error().message()).contains(message).doesNotContain(PROMPT);
            });
  }

  @Test
  void takesTheLargestBodyThatBedrockTakes() {
    assertThat(accepted(body(25_000_000).apply(smallest())).body().size()).isEqualTo(25_000_000);
  }

  @Test
  void takesTheLongestIdentity() {
    assertThat(accepted(identity("i".repeat(256), "s".repeat(512)).apply(smallest())).key().id())
        .hasSize(256);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0.001S", "PT1S", "PT2M", "PT5M", "PT30M", "pt30m"})
  void countsTheDeadlineFromTheAppendTime(String text) {
    assertThat(accepted(smallest().withExtension("deadline", text)).deadline())
        .isEqualTo(ACCEPTED.plus(Duration.parse(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "PT",
        "PT0S",
        "-PT1M",
        "PT-1M",
        "PT30M0.001S",
        "PT31M",
        "P1D",
        "P1M",
        "PT0.5H",
        "PT99999999999999999999S",
        "PT9223372036854775807S",
        "300",
        "5m",
        "2026-11-21T10:20:30Z",
        "PT2M; drop"
      })
  void refusesADeadlineOutOfBounds(String text) {
    assertThat(RequestReading.read(smallest().withExtension("deadline", text), ACCEPTED))
        .isInstanceOfSatisfying(
            RequestReading.Refused.class,
            refused -> {
              assertThat(refused.error().code()).isEqualTo(ErrorCode.REQUEST_MALFORMED);
              assertThat(refused.error().message())
                  .isEqualTo(
                      "header ce_deadline is not an ISO 8601 duration of more than zero and at"
                          + " most PT30M");
            });
  }

  private static InferenceRequest accepted(CloudEvent event) {
    return RequestReading.read(event, ACCEPTED) instanceof RequestReading.Accepted(var request)
        ? request
        : fail("not accepted");
  }

  private static UnaryOperator<CloudEvent> with(String name, String value) {
    return event -> event.withExtension(name, value);
  }

  private static UnaryOperator<CloudEvent> without(String name) {
    return event -> {
      Map<String, String> fewer = new TreeMap<>(event.extensions());
      fewer.remove(name);
      return event(event.id(), event.source(), event.type(), fewer, event.data());
    };
  }

  private static UnaryOperator<CloudEvent> identity(String id, String source) {
    return event -> event(id, source, event.type(), event.extensions(), event.data());
  }

  private static UnaryOperator<CloudEvent> type(String type) {
    return event -> event(event.id(), event.source(), type, event.extensions(), event.data());
  }

  private static UnaryOperator<CloudEvent> body(int bytes) {
    return event ->
        event(
            event.id(),
            event.source(),
            event.type(),
            event.extensions(),
            Content.of(new byte[bytes]));
  }
}
