package dev.latchkey.contracts.wire.inference;

import dev.latchkey.contracts.wire.cloudevents.CloudEvent;
import dev.latchkey.contracts.wire.identifiers.Parsed;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How a request wants its answer.
public sealed interface AnswerForm {

  /// At its end, in one record.
  record Whole() implements AnswerForm {}

  /// In pieces while it is made, and whole at its end.
  ///
  /// @param to where the pieces go; null for the topic of deltas
  record Streamed(@Nullable ReplyAddress to) implements AnswerForm {}

  /// Reads the headers of a request.
  static Parsed<AnswerForm> of(CloudEvent event) {
    Map<String, String> headers = event.extensions();
    String stream = headers.getOrDefault(RequestHeaders.STREAM, "false");
    String topic = headers.get(RequestHeaders.DELTA_TOPIC);
    String partition = headers.get(RequestHeaders.DELTA_PARTITION);
    if (stream.equals("true")) {
      return Address.of(topic, partition).map(Address::form);
    }
    if (!stream.equals("false")) {
      return new Parsed.Invalid<>("header ce_stream is neither true nor false");
    }
    return topic == null && partition == null
        ? new Parsed.Ok<>(new Whole())
        : new Parsed.Invalid<>("header ce_deltatopic and ce_deltapartition need ce_stream true");
  }

  /// Whether the answer is wanted in pieces.
  default boolean isStreamed() {
    return this instanceof Streamed;
  }

  /// Where pieces go, as far as the headers say it.
  record Address(@Nullable ReplyAddress to) {

    private static final Pattern PARTITION = Pattern.compile("[0-9]{1,5}");

    private AnswerForm form() {
      return new Streamed(to);
    }

    private static Parsed<Address> of(@Nullable String topic, @Nullable String partition) {
      if (topic == null) {
        return partition == null
            ? new Parsed.Ok<>(new Address(null))
            : new Parsed.Invalid<>("header ce_deltapartition needs ce_deltatopic");
      }
      if (!ReplyAddress.isTopicName(topic)) {
        return new Parsed.Invalid<>("header ce_deltatopic is not the name of a topic");
      }
      if (partition != null && !PARTITION.matcher(partition).matches()) {
        return new Parsed.Invalid<>("header ce_deltapartition is not a number from 0 to 99999");
      }
      Integer number = partition == null ? null : Integer.valueOf(partition);
      return new Parsed.Ok<>(new Address(new ReplyAddress(topic, number, List.of())));
    }
  }
}
