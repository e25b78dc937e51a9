package dev.latchkey.routing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.latchkey.contracts.wire.cloudevents.CloudEventCodec;
import dev.latchkey.contracts.wire.inference.AnswerHeaders;
import dev.latchkey.contracts.wire.inference.DeadRequest;
import dev.latchkey.contracts.wire.inference.RequestHeaders;
import dev.latchkey.contracts.wire.topic.Topics;
import dev.latchkey.routing.fixture.Ask;
import dev.latchkey.routing.fixture.RoutingOnTheStack;
import dev.latchkey.routing.fixture.Seen;
import dev.latchkey.routing.fixture.Tenant;
import dev.latchkey.routing.fixture.TestKafka;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@RoutingOnTheStack
class HostileRecordsTest {

  private static final int PARTITION = 3;
  private static final byte[] KEY = "any".getBytes(UTF_8);
  private static final byte[] BODY = Ask.body("a prompt that nobody may see").getBytes(UTF_8);

  static Stream<Arguments> records() {
    return Stream.of(
        argumentSet("nothing at all", null, null, List.of()),
        argumentSet("no headers", KEY, BODY, List.of()),
        argumentSet("no key", null, BODY, List.of()),
        argumentSet("no value", KEY, null, List.of(header("ce_id", "1"))),
        argumentSet("an attribute twice", KEY, BODY, with(header("ce_id", "again"))),
        argumentSet(
            "an attribute that is not UTF-8",
            KEY,
            BODY,
            with(new RecordHeader("ce_userid", new byte[] {(byte) 0xC3, 0x28}))),
        argumentSet(
            "an attribute without value",
            KEY,
            BODY,
            with(new RecordHeader("ce_userid", (byte[]) null))),
        argumentSet(
            "an endless attribute", KEY, BODY, with(header("ce_userid", "x".repeat(100_000)))),
        argumentSet(
            "an attribute with control characters", KEY, BODY, with(header("ce_userid", "a\nb"))),
        argumentSet("a name that is none", KEY, BODY, with(header("ce_User-Id", "x"))),
        argumentSet(
            "structured mode",
            KEY,
            "{\"specversion\":\"1.0\"}".getBytes(UTF_8),
            List.of(header("content-type", "application/cloudevents+json"))),
        argumentSet("a workspace that is none", KEY, BODY, headers("../../etc", "1.0")),
        argumentSet("another version", KEY, BODY, headers("ws-1", "0.3")),
        argumentSet("an endless key", new byte[100_000], BODY, headers("ws-1", "1.0")),
        argumentSet("a huge value", KEY, new byte[26_000_000], List.of()));
  }

  @ParameterizedTest
  @MethodSource("records")
  void areBuriedAndNeverStopAPartition(
      byte @Nullable [] key, byte @Nullable [] value, List<Header> headers) {
    // Given
    Tenant tenant = Tenant.active();

    // When
    RecordMetadata place =
        TestKafka.shared().publish(Topics.REQUESTS, PARTITION, key, value, headers);
    Seen answer = publishToThePartition(Ask.of(tenant, "after that"));

    // Then
    assertThat(answer.event().type()).isEqualTo(AnswerHeaders.SUCCEEDED);
    Seen dead =
        TestKafka.shared()
            .deadRequests()
            .first(
                seen ->
                    seen.data(DeadRequest.class).offset() == place.offset()
                        && seen.data(DeadRequest.class).partition() == PARTITION);
    assertThat(dead.data(DeadRequest.class).reason()).isNotBlank();
    assertThat(dead.text()).doesNotContain("nobody may see");
  }

  @Test
  void loseTheirGrantInTheDeadLetter() {
    // Given
    List<Header> headers = headers("not a workspace", "1.0");
    headers.add(header("ce_grant", "a.signed.grant"));

    // When
    RecordMetadata place =
        TestKafka.shared().publish(Topics.REQUESTS, PARTITION, KEY, BODY, headers);

    // Then
    Seen dead =
        TestKafka.shared()
            .deadRequests()
            .first(
                seen ->
                    seen.data(DeadRequest.class).offset() == place.offset()
                        && seen.data(DeadRequest.class).partition() == PARTITION);
    assertThat(dead.text()).doesNotContain("a.signed.grant");
    assertThat(dead.data(DeadRequest.class).headers()).containsEntry("ce_id", "1");
    assertThat(dead.key()).isEqualTo("any");
  }

  @Test
  void areAnsweredWithoutAKeyWhenTheyHaveNone() {
    // Given
    Tenant tenant = Tenant.active();
    Ask ask = Ask.of(tenant, "no key");

    // When
    TestKafka.shared()
        .publish(Topics.REQUESTS, PARTITION, null, ask.event().data().bytes(), headersOf(ask));

    // Then
    Seen answer = ask.awaitAnswer();
    assertThat(answer.event().type()).isEqualTo(AnswerHeaders.SUCCEEDED);
    assertThat(answer.key()).isNull();
  }

  @Test
  void areReadWithHeadersThatAreNotOurs() {
    // Given
    Tenant tenant = Tenant.active();
    Ask ask = Ask.of(tenant, "foreign headers");
    List<Header> headers = new ArrayList<>(headersOf(ask));
    headers.add(new RecordHeader("x-foreign", new byte[] {(byte) 0xFF}));
    headers.add(new RecordHeader("x-foreign", (byte[]) null));
    headers.add(header("traceparent", "nonsense"));

    // When
    TestKafka.shared()
        .publish(Topics.REQUESTS, PARTITION, KEY, ask.event().data().bytes(), headers);

    // Then
    assertThat(ask.awaitAnswer().event().type()).isEqualTo(AnswerHeaders.SUCCEEDED);
  }

  private static Seen publishToThePartition(Ask ask) {
    TestKafka.shared()
        .publish(Topics.REQUESTS, PARTITION, KEY, ask.event().data().bytes(), headersOf(ask));
    return ask.awaitAnswer();
  }

  private static List<Header> headersOf(Ask ask) {
    return List.of(CloudEventCodec.headers(ask.event()).toArray());
  }

  private static List<Header> with(Header more) {
    List<Header> headers = headers("ws-1", "1.0");
    headers.add(more);
    return headers;
  }

  private static List<Header> headers(String workspace, String version) {
    return new ArrayList<>(
        List.of(
            header("ce_specversion", version),
            header("ce_id", "1"),
            header("ce_source", "hostile"),
            header("ce_type", RequestHeaders.TYPE),
            header("ce_workspaceid", workspace)));
  }

  private static Header header(String name, String text) {
    return new RecordHeader(name, text.getBytes(UTF_8));
  }
}
