package dev.latchkey.system.crash;

import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.error.ErrorCode;
import dev.latchkey.contracts.wire.error.ErrorObject;
import dev.latchkey.contracts.wire.inference.AnswerHeaders;
import dev.latchkey.contracts.wire.inference.Payer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Reads records of the topic of answers.
final class AnswerReading {
  private static final Set<String> FINAL = Set.of(AnswerHeaders.SUCCEEDED, AnswerHeaders.FAILED);

  private AnswerReading() {}

  /// Whether it is a final answer, and no notice.
  static boolean isFinal(ConsumerRecord<byte[], byte[]> seen) {
    return FINAL.contains(EventReading.event(seen).type());
  }

  /// Whose request it answers.
  static String workspace(ConsumerRecord<byte[], byte[]> answer) {
    return text(EventReading.event(answer), AnswerHeaders.WORKSPACE);
  }

  /// A final answer.
  static GivenAnswer of(ConsumerRecord<byte[], byte[]> answer) {
    CloudEvent event = EventReading.event(answer);
    return new GivenAnswer(
        text(event, AnswerHeaders.REQUEST_ID),
        Payer.valueOf(text(event, AnswerHeaders.PAYER).toUpperCase(Locale.ROOT)),
        event.extension(AnswerHeaders.FALLBACK_ID).orElse(null),
        error(answer, event),
        fingerprint(answer));
  }

  private static @Nullable ErrorCode error(
      ConsumerRecord<byte[], byte[]> answer, CloudEvent event) {
    return event.type().equals(AnswerHeaders.FAILED)
        ? EventReading.data(answer, ErrorObject.class).code()
        : null;
  }

  /// Key, headers and value, so that only the same record has the same.
  private static String fingerprint(ConsumerRecord<byte[], byte[]> seen) {
    String headers =
        StreamSupport.stream(seen.headers().spliterator(), /* parallel= */ false)
            .map(header -> header.key() + "=" + hex(header.value()))
            .sorted()
            .collect(Collectors.joining(","));
    String text = headers + "|" + hex(seen.key()) + "|" + hex(seen.value());
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static String hex(byte @Nullable [] bytes) {
    return bytes == null ? "" : HexFormat.of().formatHex(bytes);
  }

  private static String text(CloudEvent event, String extension) {
    return event.extension(extension).orElse("");
  }
}
