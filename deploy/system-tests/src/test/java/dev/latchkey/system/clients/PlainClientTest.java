package dev.latchkey.system.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.contracts.wire.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A plain Kafka client, with no request/reply library, finds its answers.
@Order(3)
@ExtendWith(RunningLatchkey.class)
class PlainClientTest {
  @Test
  void itsAnswerIsOnTheResponsesTopicUnderTheIdOfTheRequest(AnsweringSide latchkey) {
    // Given
    SampleRequest request = latchkey.request();

    // When
    ConsumerRecord<String, byte[]> received;
    try (TopicReader responses = new TopicReader(latchkey, "byok.inference.responses.v1")) {
      publish(latchkey, request.toRecord());
      received = responses.await("ce_requestid", request.id());
    }

    // Then
    ReceivedAnswer.of(received).assertServes(request);
    assertThat(received.key()).isEqualTo(request.key());
  }

  @Test
  void aFailureIsThereToo(AnsweringSide latchkey) {
    // Given
    SampleRequest request = latchkey.failingRequest();

    // When
    ConsumerRecord<String, byte[]> received;
    try (TopicReader responses = new TopicReader(latchkey, "byok.inference.responses.v1")) {
      publish(latchkey, request.toRecord());
      received = responses.await("ce_requestid", request.id());
    }

    // Then
    ReceivedAnswer.of(received).assertFails(request);
  }

  @Test
  void aReplyTopicIsServedWithoutACorrelationId(AnsweringSide latchkey) {
    // Given
    SampleRequest request = latchkey.request();
    String topic = latchkey.createTopic("plain-agents-replies");
    ProducerRecord<String, byte[]> asked = request.toRecord();
    asked.headers().add("REPLY_TOPIC", topic.getBytes(StandardCharsets.UTF_8));

    // When
    ConsumerRecord<String, byte[]> received;
    try (TopicReader replies = new TopicReader(latchkey, topic)) {
      publish(latchkey, asked);
      received = replies.await("ce_requestid", request.id());
    }

    // Then
    ReceivedAnswer.of(received).assertServes(request);
    assertThat(received.key()).isEqualTo(request.key());
    assertThat(received.headers().lastHeader("REPLY_TOPIC")).isNull();
  }

  @Test
  void theResponsesTopicHasTheCorrelationIdToo(AnsweringSide latchkey) {
    // Given
    SampleRequest request = latchkey.request();
    byte[] correlationId = {0, -1, 127, -128};
    ProducerRecord<String, byte[]> asked = request.toRecord();
    asked.headers().add("kafka_correlationId", correlationId);

    // When
    ReceivedAnswer answer;
    try (TopicReader responses = new TopicReader(latchkey, "byok.inference.responses.v1")) {
      publish(latchkey, asked);
      answer = ReceivedAnswer.of(responses.await("ce_requestid", request.id()));
    }

    // Then
    answer.assertServes(request);
    answer.assertEchoes("kafka_correlationId", correlationId);
  }

  @Test
  void aReplyTopicThatIsNotAllowedIsRefusedOnTheResponsesTopic(AnsweringSide latchkey) {
    // Given
    SampleRequest request = latchkey.request();
    ProducerRecord<String, byte[]> asked = request.toRecord();
    asked.headers().add("REPLY_TOPIC", Topics.OUTCOMES.name().getBytes(StandardCharsets.UTF_8));

    // When
    ReceivedAnswer answer;
    try (TopicReader responses = new TopicReader(latchkey, "byok.inference.responses.v1")) {
      publish(latchkey, asked);
      answer = ReceivedAnswer.of(responses.await("ce_requestid", request.id()));
    }

    // Then
    answer.assertServesWithoutReply(request);
  }

  @Test
  void aRequestThatNamesNoIdGoesToTheDeadLetterTopicWithoutItsBody(AnsweringSide latchkey) {
    // Given
    SampleRequest request = latchkey.request();
    ProducerRecord<String, byte[]> asked = request.toRecord();
    asked.headers().remove("ce_id");

    // When
    ConsumerRecord<String, byte[]> dead;
    try (TopicReader deadLetters = new TopicReader(latchkey, Topics.DEAD_REQUESTS.name())) {
      publish(latchkey, asked);
      dead = deadLetters.await(letter -> request.key().equals(letter.key()), "its key");
    }

    // Then
    assertThat(new String(dead.value(), StandardCharsets.UTF_8))
        .contains("ce_id", request.workspace())
        .doesNotContain("What is a latchkey?");
  }

  private static void publish(AnsweringSide latchkey, ProducerRecord<String, byte[]> asked) {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", latchkey.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      Future<?> _ = producer.send(asked);
    }
  }
}
