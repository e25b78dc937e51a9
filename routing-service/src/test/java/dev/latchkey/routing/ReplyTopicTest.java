package dev.latchkey.routing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.latchkey.contracts.wire.inference.AnswerHeaders;
import dev.latchkey.contracts.wire.inference.ReplyConvention;
import dev.latchkey.contracts.wire.topic.Topics;
import dev.latchkey.routing.fixture.Ask;
import dev.latchkey.routing.fixture.ReplyTopic;
import dev.latchkey.routing.fixture.RoutingOnTheStack;
import dev.latchkey.routing.fixture.Seen;
import dev.latchkey.routing.fixture.Tenant;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Answers to those who wait on a topic of their own.
@RoutingOnTheStack
class ReplyTopicTest {

  private static final String ALLOWED = "test-replies-";

  @ParameterizedTest
  @EnumSource
  void getsACopyOfTheAnswerOnThePartitionThatItsReaderNames(ReplyConvention convention) {
    // Given
    Ask ask = Ask.of(Tenant.active(), "hello");
    try (ReplyTopic topic = ReplyTopic.create(ALLOWED)) {

      // When
      ask.publish(
          header(convention.topic(), topic.name()),
          new RecordHeader(convention.partition(), ByteBuffer.allocate(4).putInt(2).array()),
          header(convention.correlation(), "c-1"));
      ConsumerRecord<byte[], byte[]> copy = topic.first(_ -> true);
      Seen answer = ask.awaitAnswer();

      // Then
      assertThat(copy.partition()).isEqualTo(2);
      assertThat(copy.value()).isEqualTo(answer.event().data().bytes());
      assertThat(value(copy, convention.correlation())).isEqualTo("c-1");
      assertThat(value(copy, "ce_requestid")).isEqualTo(ask.id());
      assertThat(copy.headers().lastHeader(convention.topic())).isNull();
    }
  }

  @Test
  void getsTheNoticeOfADuplicateToo() {
    // Given
    Ask ask = Ask.of(Tenant.active(), "hello");
    ask.answer();
    try (ReplyTopic topic = ReplyTopic.create(ALLOWED)) {

      // When
      ask.publish(header(ReplyConvention.SPRING.topic(), topic.name()));
      ConsumerRecord<byte[], byte[]> copy = topic.first(_ -> true);

      // Then
      assertThat(value(copy, "ce_type")).isEqualTo(AnswerHeaders.DUPLICATE);
      assertThat(value(copy, "ce_requestid")).isEqualTo(ask.id());
    }
  }

  @Test
  void isNotWrittenToUnlessTheDeploymentAllowsItsName() {
    // Given
    Ask ask = Ask.of(Tenant.active(), "hello");
    Ask last = Ask.of(Tenant.active(), "the last");
    try (ReplyTopic forbidden = ReplyTopic.create("somebody-elses-");
        ReplyTopic allowed = ReplyTopic.create(ALLOWED)) {

      // When
      ask.publish(header(ReplyConvention.SPRING.topic(), forbidden.name()));
      last.publish(header(ReplyConvention.SPRING.topic(), allowed.name()));
      Seen answer = ask.awaitAnswer();
      allowed.first(_ -> true);

      // Then
      assertThat(answer.header(AnswerHeaders.REPLY_REFUSED)).isEqualTo("topic-not-allowed");
      assertThat(answer.event().type()).isEqualTo(AnswerHeaders.SUCCEEDED);
      assertThat(forbidden.all()).isEmpty();
    }
  }

  static Stream<Arguments> unusable() {
    String topic = ReplyConvention.SPRING.topic();
    return Stream.of(
        argumentSet("does not exist", header(topic, ALLOWED + "missing"), "topic-unknown"),
        argumentSet(
            "is Latchkey's own", header(topic, Topics.SETTINGS.name()), "topic-not-allowed"),
        argumentSet("is empty", header(topic, ""), "topic-not-allowed"),
        argumentSet("is no name", header(topic, "ö/../x"), "topic-not-allowed"));
  }

  @ParameterizedTest
  @MethodSource("unusable")
  void isNamedInTheAnswerAsUnusableWhenIt(Header topic, String refusal) {
    // Given
    Ask ask = Ask.of(Tenant.active(), "hello");

    // When
    ask.publish(topic);

    // Then
    assertThat(ask.awaitAnswer().header(AnswerHeaders.REPLY_REFUSED)).isEqualTo(refusal);
  }

  private static Header header(String name, String value) {
    return new RecordHeader(name, value.getBytes(UTF_8));
  }

  private static String value(ConsumerRecord<byte[], byte[]> record, String header) {
    return new String(record.headers().lastHeader(header).value(), UTF_8);
  }
}
