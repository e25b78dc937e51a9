package dev.latchkey.contracts.wire.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The Kafka binding of the CloudEvents SDK for Java and ours understand each other.
class ReferenceSdkTest {

  private static final int ROUNDS = 500;

  @Test
  void theSdkReadsWhatWeWrite() {
    CloudEvents events = new CloudEvents(new Random(1));

    for (int i = 0; i < ROUNDS; i++) {
      // Given
      CloudEvent ours = events.next();

      // When
      var theirs =
          KafkaMessageFactory.createReader(CloudEventCodec.headers(ours), ours.data().bytes())
              .toEvent();

      // Then
      assertThat(ofSdk(theirs)).isEqualTo(ours.withTrace(null));
    }
  }

  @Test
  void weReadWhatTheSdkWrites() {
    CloudEvents events = new CloudEvents(new Random(2));

    for (int i = 0; i < ROUNDS; i++) {
      // Given
      CloudEvent expected = events.next().withTrace(null);

      // When
      ProducerRecord<?, byte[]> theirs =
          KafkaMessageFactory.createWriter("topic").writeBinary(toSdk(expected));

      // Then
      assertThat(CloudEventCodec.decode(theirs.headers(), theirs.value()))
          .isEqualTo(new Decoded.Event(expected));
    }
  }

  private static CloudEvent ofSdk(io.cloudevents.CloudEvent event) {
    OffsetDateTime time = event.getTime();
    return new CloudEvent(
        event.getId(),
        event.getSource().toString(),
        event.getType(),
        event.getSubject(),
        time == null ? null : time.toInstant(),
        event.getDataContentType(),
        extensions(event),
        null,
        event.getData() == null ? Content.empty() : Content.of(event.getData().toBytes()));
  }

  private static Map<String, String> extensions(io.cloudevents.CloudEvent event) {
    return event.getExtensionNames().stream()
        .collect(
            Collectors.toMap(
                name -> name, name -> Objects.requireNonNull(event.getExtension(name)).toString()));
  }

  private static io.cloudevents.CloudEvent toSdk(CloudEvent event) {
    CloudEventBuilder builder =
        CloudEventBuilder.v1()
            .withId(event.id())
            .withSource(URI.create(event.source()))
            .withType(event.type())
            .withSubject(event.subject())
            .withTime(offset(event.time()))
            .withDataContentType(event.contentType())
            .withData(event.data().bytes());
    event.extensions().forEach(builder::withExtension);
    return builder.build();
  }

  private static @Nullable OffsetDateTime offset(@Nullable Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
  }
}
